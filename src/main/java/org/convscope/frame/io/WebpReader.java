package org.convscope.frame.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;

/**
 * WebP, lossy and lossless, of an animation the first picture: red, green, blue as libwebp gives them. Alpha is dropped; colour
 * profiles and EXIF's rotation are not applied. Its numbers come from {@link Vp8Picture} and {@link
 * Vp8lPicture}. After RFC 9649.
 */
final class WebpReader implements FrameReader {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LOSSY_HEADER = 10;
    private static final int LOSSLESS_HEADER = 5;
    private static final int CANVAS_AT = 4;
    private static final int ANIMATION_FRAME = 16;

    /** A block of 16 x 16 pixels takes some of a bit at least, a copied stretch of lossless ones less. */
    private static final long MOST_PIXELS_FROM_ONE_BYTE = 1L << 16;

    /**
     * A picture in the file.
     *
     * @param type its chunk's name
     * @param from where the chunk's data begin
     * @param end after its last byte
     */
    private record Part(String type, int from, int end, int width, int height) {}

    /** Where the picture lies on the canvas. */
    private record Canvas(int width, int height, int left, int top) {}

    @Override
    public String format() {
        return "WebP";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= RIFF_HEADER
                && name(head, 0).equals("RIFF")
                && name(head, 8).equals("WEBP");
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        byte[] bytes = content.read(0, content.size()).array();
        return DecoderGuard.decode(content, format(), () -> first(content, source, bytes));
    }

    private Frame first(FileContent content, FrameSource source, byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Canvas canvas = null;
        int at = RIFF_HEADER;
        while (at + CHUNK_HEADER <= bytes.length) {
            int from = at + CHUNK_HEADER;
            long size = file.getInt(at + 4) & 0xFFFFFFFFL;
            String type = name(bytes, at);
            switch (type) {
                case "VP8X" -> canvas = new Canvas(1 + three(file, from + CANVAS_AT), 1 + three(file, from + 7), 0, 0);
                case "ANMF" -> {
                    int width = canvas == null ? 0 : canvas.width;
                    int height = canvas == null ? 0 : canvas.height;
                    canvas = new Canvas(width, height, 2 * three(file, from), 2 * three(file, from + 3));
                    // the picture's own chunks follow
                    at = from + ANIMATION_FRAME;
                    continue;
                }
                case "VP8 ", "VP8L" -> {
                    if (size > bytes.length - from) {
                        throw truncated(content);
                    }
                    Part part = part(file, type, from, from + (int) size);
                    Canvas around = canvas == null ? new Canvas(part.width, part.height, 0, 0) : canvas;
                    return frame(content, source, around, part, bytes);
                }
                default -> {
                    // metadata, and alpha, which is dropped
                }
            }
            at = (int) Math.min(bytes.length, from + size + (size & 1));
        }
        throw truncated(content);
    }

    private static ProblemException truncated(FileContent content) {
        return content.problem("the file ends before its pixels do")
                .nextStep("Copy the file again; it is truncated")
                .asException();
    }

    private static int three(ByteBuffer file, int at) {
        return (file.getShort(at) & 0xFFFF) | (file.get(at + 2) & 0xFF) << 16;
    }

    private static Part part(ByteBuffer file, String type, int from, int end) throws IOException {
        boolean lossy = type.equals("VP8 ");
        if (file.limit() - from < (lossy ? LOSSY_HEADER : LOSSLESS_HEADER)) {
            throw new IOException("its header is too short");
        }
        if (lossy) {
            return new Part(type, from, end, file.getShort(from + 6) & 0x3FFF, file.getShort(from + 8) & 0x3FFF);
        }
        int bits = file.getInt(from + 1);
        if (file.get(from) != 0x2F || bits >>> 29 != 0) {
            throw new IOException("its header makes no sense");
        }
        return new Part(type, from, end, 1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
    }

    private Frame frame(FileContent content, FrameSource source, Canvas canvas, Part part, byte[] bytes)
            throws IOException {
        boolean lossy = part.type.equals("VP8 ");
        long most = bytes.length * MOST_PIXELS_FROM_ONE_BYTE;
        CheckedSizes.check(content, part.width, part.height, 3, 3 * most);
        CheckedSizes.check(content, canvas.width, canvas.height, 3, 3 * most);
        if (canvas.left + part.width > canvas.width || canvas.top + part.height > canvas.height) {
            throw new IOException("its first picture lies beside its canvas");
        }
        int[] rgb = lossy
                ? new WebpColours(new Vp8Picture(bytes, part.from, part.end), part.width, part.height).rgb()
                : lossless(bytes, part);
        var pixels = new Pixels.Int32(onCanvas(rgb, part, canvas));
        return new Frame(
                source,
                format(),
                canvas.width,
                canvas.height,
                3,
                8,
                pixels,
                DerivedMasks.of(pixels, 3, 255),
                Optional.empty());
    }

    private static int[] lossless(byte[] bytes, Part part) throws IOException {
        int[] pixels = Vp8lPicture.pixels(bytes, part.from, part.end, part.width, part.height);
        int[] rgb = new int[pixels.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = pixels[i / 3] >> (16 - 8 * (i % 3)) & 0xFF;
        }
        return rgb;
    }

    private static int[] onCanvas(int[] rgb, Part part, Canvas canvas) {
        if (canvas.width == part.width && canvas.height == part.height) {
            return rgb;
        }
        int[] all = new int[canvas.width * canvas.height * 3];
        for (int y = 0; y < part.height; y++) {
            int to = ((canvas.top + y) * canvas.width + canvas.left) * 3;
            System.arraycopy(rgb, y * part.width * 3, all, to, part.width * 3);
        }
        return all;
    }
}
