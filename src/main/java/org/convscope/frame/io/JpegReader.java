package org.convscope.frame.io;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.PictureScale;
import org.convscope.frame.Pixels;

/**
 * JPEG, decoded by {@code ImageIO}: grey, or red, green, blue. Colour profiles and EXIF's rotation are not applied, as in
 * Keras's {@code load_img}. Lossy but for lossless JPEG of up to 16 bits, so the numbers are no counts.
 */
final class JpegReader implements FrameReader {
    /** A block of 8 x 8 pixels needs some bits at least. */
    private static final long MOST_PIXELS_FROM_ONE_BYTE = 4096;

    private static final int END_MARK = 0xD9;

    @Override
    public String format() {
        return "JPEG";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length > 3 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8 && (head[2] & 0xFF) == 0xFF;
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        byte[] bytes = content.read(0, content.size()).array();
        JpegHeader header = JpegHeader.of(content, bytes);
        CheckedSizes.check(content, header.width(), header.height(), 3, bytes.length * MOST_PIXELS_FROM_ONE_BYTE * 3);
        Pixels pixels = DecoderGuard.decode(
                content,
                format(),
                () -> JpegColours.toRgb(
                        header, header.isLossless() ? lossless(content, bytes) : raster(content, bytes)));
        int channels = header.components() == 1 ? 1 : 3;
        int largest = (1 << header.precision()) - 1;
        return new Frame(
                source,
                format(),
                header.width(),
                header.height(),
                channels,
                header.precision(),
                header.precision() <= 8 ? new PictureScale(0, largest) : PictureScale.NONE,
                pixels,
                DerivedMasks.of(pixels, channels, largest),
                Optional.empty());
    }

    /** Some encoders leave out the last bits where they are zeros, and libjpeg reads zeros there; TwelveMonkeys wants them. */
    private static Raster lossless(FileContent content, byte... bytes) throws IOException {
        try {
            return raster(content, bytes);
        } catch (EOFException e) {
            return raster(content, withLastBits(bytes));
        }
    }

    /** The file with eight zeros before the end mark. */
    private static byte[] withLastBits(byte... bytes) {
        int end = bytes.length - 2;
        while (end > 0 && ((bytes[end] & 0xFF) != 0xFF || (bytes[end + 1] & 0xFF) != END_MARK)) {
            end--;
        }
        if (end <= 0) {
            return bytes;
        }
        byte[] result = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, result, 0, end);
        System.arraycopy(bytes, end, result, end + 1, bytes.length - end);
        return result;
    }

    /** The components as they are stored, in no other colour space. */
    private static Raster raster(FileContent content, byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((decoder, warning) -> warnings.add(warning));
            Raster raster = reader.readRaster(0, null);
            // the library makes up the pixels that a truncated file lacks
            if (warnings.stream().anyMatch(JpegReader::isCutOff)) {
                throw content.problem("the file ends before its pixels do")
                        .nextStep("Copy the file again; it is truncated")
                        .asException();
            }
            return raster;
        } finally {
            reader.dispose();
        }
    }

    private static boolean isCutOff(String warning) {
        return warning.contains("Premature end") || warning.contains("Truncated File");
    }
}
