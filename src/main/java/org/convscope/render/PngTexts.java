package org.convscope.render;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The text chunks of a PNG that stand before its pixels: those that {@link PngWriter} writes, {@code tEXt} and {@code iTXt} that
 * are not compressed. What is compressed, damaged or too long is passed over.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#11textinfo">PNG specification, textual information</a>
 */
public final class PngTexts {
    /** A longer chunk is no text of ours. */
    public static final int MOST_BYTES = 4 << 20;

    private static final int MOST_CHUNKS = 1000;
    /** Of all texts together: what stands behind them is passed over. */
    private static final long MOST_TOGETHER = 4L * MOST_BYTES;

    private static final int HEADER_BYTES = 13;

    private PngTexts() {}

    /**
     * Keyword to text, in their order; nothing for what is no PNG.
     *
     * @param in read up to the pixels, not closed
     * @throws IOException from the stream
     */
    public static Map<String, String> read(InputStream in) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        var data = new DataInputStream(in);
        try {
            if (!Arrays.equals(data.readNBytes(PngWriter.SIGNATURE.length), PngWriter.SIGNATURE)) {
                return texts;
            }
            long left = MOST_TOGETHER;
            for (int i = 0; i < MOST_CHUNKS; i++) {
                long length = data.readInt() & 0xFFFFFFFFL;
                String type = new String(data.readNBytes(4), StandardCharsets.US_ASCII);
                if (type.equals("IDAT") || type.equals("IEND")) {
                    return texts;
                }
                boolean isText = type.equals("tEXt") || type.equals("iTXt");
                if (!isText || length > Math.min(MOST_BYTES, left)) {
                    data.skipNBytes(length + 4);
                    continue;
                }
                left -= length;
                byte[] chunk = data.readNBytes((int) length);
                int sum = data.readInt();
                if (chunk.length == length && sum == sum(type, chunk)) {
                    put(texts, type, chunk);
                }
            }
            return texts;
        } catch (EOFException e) {
            // a picture that is cut off says what stands before
            return texts;
        }
    }

    private static int sum(String type, byte[] chunk) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(chunk);
        return (int) crc.getValue();
    }

    private static void put(Map<String, String> texts, String type, byte[] chunk) {
        int end = zero(chunk, 0);
        String keyword = new String(chunk, 0, end, StandardCharsets.ISO_8859_1);
        if (type.equals("tEXt")) {
            int from = Math.min(chunk.length, end + 1);
            texts.putIfAbsent(keyword, new String(chunk, from, chunk.length - from, StandardCharsets.ISO_8859_1));
            return;
        }
        // 0, whether compressed, by what, language, 0, keyword in that language, 0, text
        if (end + 2 >= chunk.length || chunk[end + 1] != 0) {
            return;
        }
        int from = zero(chunk, zero(chunk, end + 3) + 1) + 1;
        if (from <= chunk.length) {
            texts.putIfAbsent(keyword, new String(chunk, from, chunk.length - from, StandardCharsets.UTF_8));
        }
    }

    /** The next zero, or the end. */
    private static int zero(byte[] chunk, int from) {
        int at = from;
        while (at < chunk.length && chunk[at] != 0) {
            at++;
        }
        return at;
    }

    /**
     * Copies a PNG with more texts, right behind its header.
     *
     * @param texts by keywords of 1 to 79 Latin-1 characters
     * @param out is flushed, not closed
     * @throws IllegalArgumentException if the keyword is not one
     * @throws IOException from the streams, or if it is no PNG
     */
    public static void insert(InputStream in, Map<String, String> texts, OutputStream out) throws IOException {
        // signature, then length, name, header and its sum
        int head = PngWriter.SIGNATURE.length + 8 + HEADER_BYTES + 4;
        byte[] begin = in.readNBytes(head);
        boolean isPng = begin.length == head
                && Arrays.equals(Arrays.copyOf(begin, PngWriter.SIGNATURE.length), PngWriter.SIGNATURE);
        if (!isPng) {
            throw new IOException("no PNG");
        }
        var data = new DataOutputStream(out);
        data.write(begin);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            PngWriter.text(data, text.getKey(), text.getValue());
        }
        in.transferTo(data);
        data.flush();
    }
}
