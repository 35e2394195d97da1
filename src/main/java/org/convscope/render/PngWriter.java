package org.convscope.render;

import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG: 8-bit gray where a picture has no colour, RGB or RGBA otherwise, with text chunks that say what is shown.
 * Compressed at level 1, which on pictures costs little size and saves most of the time. The same picture and texts
 * give the same bytes.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG specification</a>
 */
public final class PngWriter {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int RGBA = 6;
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_KEYWORD = 79;

    private PngWriter() {}

    /**
     * Writes a picture.
     *
     * @param texts keyword (1 to 79 Latin-1 characters) to text, in the map's order: {@code tEXt} where Latin-1 will
     *     do, {@code iTXt} otherwise
     * @param out is flushed, not closed
     * @throws IllegalArgumentException if a keyword is not one
     * @throws IOException from the stream
     */
    public static void write(BufferedImage image, Map<String, String> texts, OutputStream out) throws IOException {
        var data = new DataOutputStream(out);
        int type = typeOf(image);
        data.write(SIGNATURE);
        data(data, "IHDR", header(image.getWidth(), image.getHeight(), type));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            text(data, text.getKey(), text.getValue());
        }
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var pixels = new DeflaterOutputStream(new ImageData(data), deflater, CHUNK)) {
            scanLines(image, type, pixels);
        } finally {
            deflater.end();
        }
        data(data, "IEND", new byte[0]);
        data.flush();
    }

    private static int typeOf(BufferedImage image) {
        int width = image.getWidth();
        int[] row = new int[width];
        boolean gray = true;
        boolean opaque = true;
        for (int y = 0; y < image.getHeight() && (gray || opaque); y++) {
            pixels(image, y, row);
            for (int pixel : row) {
                gray &= (pixel >> 16 & 255) == (pixel & 255) && (pixel >> 8 & 255) == (pixel & 255);
                opaque &= pixel >>> 24 == 255;
            }
        }
        if (!opaque) {
            return RGBA;
        }
        return gray ? GRAY : RGB;
    }

    // a gray image's levels are the stored ones: getRGB would take them through a colour space
    private static void pixels(BufferedImage image, int y, int[] row) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            image.getRaster().getSamples(0, y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                row[x] = 0xFF000000 | row[x] * 0x010101;
            }
        } else if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            image.getRaster().getDataElements(0, y, row.length, 1, row);
            for (int x = 0; x < row.length; x++) {
                row[x] |= 0xFF000000;
            }
        } else {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    private static void scanLines(BufferedImage image, int type, OutputStream out) throws IOException {
        int width = image.getWidth();
        int samples = type == GRAY ? 1 : type == RGB ? 3 : 4;
        int[] row = new int[width];
        byte[] line = new byte[width * samples];
        byte[] above = new byte[width * samples];
        byte[] filtered = new byte[width * samples + 1];
        for (int y = 0; y < image.getHeight(); y++) {
            pixels(image, y, row);
            pack(row, type, line);
            filter(line, above, samples, filtered);
            out.write(filtered);
            byte[] last = above;
            above = line;
            line = last;
        }
    }

    // each loop is a method of its own: all in one, they take the JIT compiler longer than writing a report
    private static void pack(int[] row, int type, byte[] line) {
        switch (type) {
            case GRAY -> packGray(row, line);
            case RGB -> packColours(row, line);
            default -> packColoursAndOpacity(row, line);
        }
    }

    private static void packGray(int[] row, byte[] line) {
        for (int x = 0; x < row.length; x++) {
            line[x] = (byte) row[x];
        }
    }

    private static void packColours(int[] row, byte[] line) {
        for (int x = 0, i = 0; x < row.length; x++, i += 3) {
            int pixel = row[x];
            line[i] = (byte) (pixel >> 16);
            line[i + 1] = (byte) (pixel >> 8);
            line[i + 2] = (byte) pixel;
        }
    }

    private static void packColoursAndOpacity(int[] row, byte[] line) {
        for (int x = 0, i = 0; x < row.length; x++, i += 4) {
            int pixel = row[x];
            line[i] = (byte) (pixel >> 16);
            line[i + 1] = (byte) (pixel >> 8);
            line[i + 2] = (byte) pixel;
            line[i + 3] = (byte) (pixel >> 24);
        }
    }

    // a line like the one above it (enlarged tiles) becomes zeros; any other is the difference from its left neighbour
    private static void filter(byte[] line, byte[] above, int samples, byte[] filtered) {
        if (Arrays.equals(line, above)) {
            Arrays.fill(filtered, (byte) 0);
            filtered[0] = 2;
            return;
        }
        filtered[0] = 1;
        System.arraycopy(line, 0, filtered, 1, Math.min(samples, line.length));
        for (int i = samples; i < line.length; i++) {
            filtered[i + 1] = (byte) (line[i] - line[i - samples]);
        }
    }

    private static byte[] header(int width, int height, int type) {
        return new byte[] {
            (byte) (width >> 24),
            (byte) (width >> 16),
            (byte) (width >> 8),
            (byte) width,
            (byte) (height >> 24),
            (byte) (height >> 16),
            (byte) (height >> 8),
            (byte) height,
            8,
            (byte) type,
            0,
            0,
            0
        };
    }

    static void text(DataOutputStream out, String keyword, String text) throws IOException {
        if (keyword.isEmpty() || keyword.length() > LONGEST_KEYWORD || !isLatin(keyword)) {
            throw new IllegalArgumentException("\"" + keyword + "\" is no PNG keyword");
        }
        byte[] key = keyword.getBytes(StandardCharsets.ISO_8859_1);
        boolean latin = isLatin(text);
        byte[] value = text.replace("\0", "").getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        // tEXt: keyword, 0, text; iTXt: keyword, 0, not compressed, method 0, no language, no translation, text
        int separators = latin ? 1 : 5;
        byte[] chunk = new byte[key.length + separators + value.length];
        System.arraycopy(key, 0, chunk, 0, key.length);
        System.arraycopy(value, 0, chunk, key.length + separators, value.length);
        data(out, latin ? "tEXt" : "iTXt", chunk);
    }

    private static boolean isLatin(String text) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    }

    private static void data(DataOutputStream out, String type, byte[] data) throws IOException {
        chunk(out, type, data, data.length);
    }

    private static void chunk(DataOutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeInt(length);
        out.write(name);
        out.write(data, 0, length);
        out.writeInt((int) crc.getValue());
    }

    /** Compressed bytes go out as IDAT chunks. */
    private static final class ImageData extends OutputStream {
        private final DataOutputStream out;
        private final byte[] buffer = new byte[CHUNK];
        private int filled;

        ImageData(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int done = 0;
            while (done < count) {
                int part = Math.min(count - done, CHUNK - filled);
                System.arraycopy(bytes, from + done, buffer, filled, part);
                filled += part;
                done += part;
                if (filled == CHUNK) {
                    flushChunk();
                }
            }
        }

        @Override
        public void close() throws IOException {
            flushChunk();
        }

        private void flushChunk() throws IOException {
            if (filled > 0) {
                chunk(out, "IDAT", buffer, filled);
                filled = 0;
            }
        }
    }
}
