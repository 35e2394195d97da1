package org.convscope.frame.io;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.problem.FailureText;
import org.convscope.problem.ProblemException;

/** JPEG by {@code ImageIO}: grey, or red, green, blue. Lossy, so the numbers are no counts; EXIF's rotation is not applied. */
final class JpegReader implements FrameReader {
    /** A block of 8 x 8 pixels needs some bits at least. */
    private static final long MOST_PIXELS_FROM_ONE_BYTE = 4096;

    @Override
    public String format() {
        return "JPEG";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length > 3 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8 && (head[2] & 0xFF) == 0xFF;
    }

    @Override
    public Frame read(Content content, FrameSource source) {
        byte[] bytes = content.read(0, content.size()).array();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            Sizes.check(
                    content, reader.getWidth(0), reader.getHeight(0), 3, bytes.length * MOST_PIXELS_FROM_ONE_BYTE * 3);
            return frame(source, reader.read(0));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ProblemException(
                    content.problem("the JPEG is damaged: " + FailureText.of(e)).nextStep("Copy the file again"), e);
        } finally {
            reader.dispose();
        }
    }

    private Frame frame(FrameSource source, BufferedImage image) {
        Raster raster = image.getRaster();
        int channels = raster.getNumBands() == 1 ? 1 : 3;
        int width = image.getWidth();
        int height = image.getHeight();
        int[] values = channels == 1
                ? raster.getSamples(0, 0, width, height, 0, new int[width * height])
                : colours(image.getRGB(0, 0, width, height, null, 0, width));
        var pixels = new Pixels.Int32(values);
        return new Frame(
                source,
                format(),
                width,
                height,
                channels,
                8,
                pixels,
                Masks.of(pixels, channels, 255),
                Optional.empty());
    }

    private static int[] colours(int... rgb) {
        int[] values = new int[rgb.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            values[i * 3] = (rgb[i] >> 16) & 0xFF;
            values[i * 3 + 1] = (rgb[i] >> 8) & 0xFF;
            values[i * 3 + 2] = rgb[i] & 0xFF;
        }
        return values;
    }
}
