package org.convscope.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTextsTest {
    private static final Map<String, String> TEXTS =
            new LinkedHashMap<>(Map.of("Model", "quality.h5", "Resolution", "3.04 Å to 2.9 Å – ice: 冰", "Empty", ""));

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x123456);
        PngWriter.write(image, TEXTS, out);
        return out.toByteArray();
    }

    private static Map<String, String> read(byte... png) throws IOException {
        return PngTexts.read(new ByteArrayInputStream(png));
    }

    private static byte[] insert(byte[] png, String keyword, String text) throws IOException {
        var out = new ByteArrayOutputStream();
        PngTexts.insert(new ByteArrayInputStream(png), Map.of(keyword, text), out);
        return out.toByteArray();
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        assertThat(read(png())).isEqualTo(TEXTS);
    }

    @Test
    void aTextMoreLeavesThePictureAndTheOtherTexts() throws IOException {
        byte[] more = insert(png(), "State", "{\"unit\": \"Ångström\"}");
        assertThat(read(more)).containsAllEntriesOf(TEXTS).containsEntry("State", "{\"unit\": \"Ångström\"}");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(more));
        assertThat(image.getRGB(1, 1) & 0xFFFFFF).isEqualTo(0x123456);
    }

    @Test
    void whatIsCutOffSaysWhatStandsBefore() throws IOException {
        byte[] png = png();
        for (int length = 0; length < png.length; length++) {
            assertThat(TEXTS.entrySet())
                    .containsAll(read(Arrays.copyOf(png, length)).entrySet());
        }
    }

    /** A damaged byte makes another text of none of them. */
    @Test
    void whatIsDamagedIsPassedOver() throws IOException {
        byte[] png = png();
        int header = 8 + 25;
        for (int at = header; at < png.length; at++) {
            byte[] damaged = png.clone();
            damaged[at] ^= 0x20;
            assertThat(TEXTS.entrySet()).containsAll(read(damaged).entrySet());
        }
    }

    /** A length beyond the file allocates nothing of it. */
    @Test
    void aLengthThatLiesIsNoText() throws IOException {
        byte[] png = png();
        ByteBuffer.wrap(png).putInt(8 + 25, Integer.MAX_VALUE);
        assertThat(read(png)).isEmpty();
        ByteBuffer.wrap(png).putInt(8 + 25, PngTexts.MOST_BYTES);
        assertThat(read(png)).isEmpty();
    }

    @Test
    void whatIsNoPngHasNoTextsAndTakesNone() throws IOException {
        assertThat(read("GIF89a, or any other file of some length".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(read()).isEmpty();
        assertThatThrownBy(() -> insert(new byte[100], "State", "x")).isInstanceOf(IOException.class);
    }

    /** Each is short enough by itself. */
    @Test
    void manyLongTextsAreNotAllHeld() throws IOException {
        byte[] png = png();
        String text = "x".repeat(PngTexts.MOST_BYTES - 100);
        for (int i = 0; i < 6; i++) {
            png = insert(png, "Text " + i, text);
        }
        assertThat(read(png))
                .hasSizeBetween(4, 5 + TEXTS.size())
                .containsKey("Text 5")
                .doesNotContainKey("Text 0");
    }
}
