package org.convscope.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PngWriterTest {
    @Test
    void picturesComeBackPixelByPixel() throws IOException {
        for (int type :
                new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR}) {
            BufferedImage image = noise(301, 67, type);
            BufferedImage back = read(bytes(image, Map.of()));
            for (int y = 0; y < 67; y++) {
                for (int x = 0; x < 301; x++) {
                    assertThat(back.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
                }
            }
        }
    }

    @Test
    void aPictureWithoutColourIsStoredAsGray() throws IOException {
        BufferedImage stored = new BufferedImage(256, 3, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage drawn = new BufferedImage(256, 3, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 256; x++) {
            stored.getRaster().setSample(x, 1, 0, x);
            drawn.setRGB(x, 1, x * 0x010101);
        }
        byte[] bytes = bytes(drawn, Map.of());
        assertThat(bytes(stored, Map.of())).isEqualTo(bytes);
        BufferedImage back = read(bytes);
        assertThat(back.getRaster().getNumBands()).isEqualTo(1);
        for (int x = 0; x < 256; x++) {
            assertThat(back.getRaster().getSample(x, 1, 0)).isEqualTo(x);
        }
    }

    @Test
    void textsComeBackWhateverTheirLetters() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Layer", "block3_conv3");
        texts.put("Range", "-1.5 .. 3 Å 3.04 → Ω");
        try (ImageInputStream in = ImageIO.createImageInputStream(
                new ByteArrayInputStream(bytes(noise(4, 4, BufferedImage.TYPE_INT_RGB), texts)))) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
            reader.setInput(in);
            Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            Element latin = only(root.getElementsByTagName("tEXtEntry"));
            assertThat(latin.getAttribute("keyword")).isEqualTo("Layer");
            assertThat(latin.getAttribute("value")).isEqualTo("block3_conv3");
            Element international = only(root.getElementsByTagName("iTXtEntry"));
            assertThat(international.getAttribute("keyword")).isEqualTo("Range");
            assertThat(international.getAttribute("text")).isEqualTo("-1.5 .. 3 Å 3.04 → Ω");
        }
    }

    @Test
    void whatIsNoKeywordIsRefused() {
        BufferedImage image = noise(2, 2, BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> bytes(image, Map.of("", "x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bytes(image, Map.of("k".repeat(80), "x"))).hasMessageContaining("keyword");
        assertThatThrownBy(() -> bytes(image, Map.of("Ω", "x"))).hasMessageContaining("Ω");
    }

    @Test
    void theSamePictureGivesTheSameBytesAndEnlargedTilesAreSmall() throws IOException {
        BufferedImage image = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_RGB);
        BufferedImage small = noise(10, 10, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().drawImage(small, 0, 0, 1000, 1000, null);
        byte[] bytes = bytes(image, Map.of("Layer", "a"));
        assertThat(bytes(image, Map.of("Layer", "a"))).isEqualTo(bytes);
        assertThat(bytes.length).isLessThan(20_000);
    }

    private static Element only(NodeList list) {
        assertThat(list.getLength()).isEqualTo(1);
        return (Element) list.item(0);
    }

    private static byte[] bytes(BufferedImage image, Map<String, String> texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(image, texts, out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static BufferedImage noise(int width, int height, int type) {
        Random random = new Random(5);
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }
}
