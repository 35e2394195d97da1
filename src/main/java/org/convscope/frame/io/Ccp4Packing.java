package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packing of mar345 images by J.-P. Abrahams ("CCP4 packed image", versions 1 and 2): differences to the mean of four
 * neighbours, in blocks with as many bits a pixel as they need; all arithmetic in 16 bits, as the reference program's.
 */
final class Ccp4Packing {
    private static final int SEARCHED = 1024;
    private static final Pattern BEGIN = Pattern.compile("CCP4 packed image( V2)?, X: (\\d{4}), Y: (\\d{4})\\n");
    private static final int[] BITS_1 = {0, 4, 5, 6, 7, 8, 16, 32};
    private static final int[] BITS_2 = {0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 32};

    private final FileContent content;
    private final ByteBuffer bytes;
    private long window;
    private int windowBits;

    private Ccp4Packing(FileContent content, ByteBuffer bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    /**
     * The lowest 16 bits of every count, row by row.
     *
     * @param offset near where the packed image begins
     * @throws org.convscope.problem.ProblemException if it does not begin there, has another size, or ends too early
     */
    static int[] decode(FileContent content, long offset, int columns, int rows) {
        long from = Math.max(0, offset - 64);
        Matcher begin = BEGIN.matcher(StandardCharsets.ISO_8859_1.decode(
                content.read(from, Math.min(SEARCHED, Math.max(0, content.size() - from)))));
        if (!begin.find()) {
            throw content.problem("there is no packed image behind the header")
                    .expected("\"CCP4 packed image\" near byte " + offset)
                    .nextStep("Copy the file again; it is truncated or damaged")
                    .asException();
        }
        int x = Integer.parseInt(begin.group(2));
        int y = Integer.parseInt(begin.group(3));
        if (x != columns || y != rows) {
            throw content.problem("the packed image has another size than the header says")
                    .expected(rows + " x " + columns + " pixels")
                    .found(y + " x " + x)
                    .asException();
        }
        long start = from + begin.end();
        var packing = new Ccp4Packing(content, content.read(start, content.size() - start));
        boolean second = begin.group(1) != null;
        return packing.decode(columns, new int[columns * rows], second ? 4 : 3, second ? BITS_2 : BITS_1);
    }

    private int[] decode(int columns, int[] counts, int headerBits, int... bits) {
        int i = 0;
        while (i < counts.length) {
            int pixels = 1 << next(headerBits, i);
            int size = next(headerBits, i);
            if (size >= bits.length) {
                throw content.problem("the packed numbers are damaged")
                        .found("an unknown size of a block at pixel " + i)
                        .asException();
            }
            for (int end = Math.min(counts.length, i + pixels); i < end; i++) {
                int difference = bits[size] == 0 ? 0 : signed(next(bits[size], i), bits[size]);
                counts[i] = (difference + prediction(counts, i, columns)) & 0xFFFF;
            }
        }
        return counts;
    }

    private static int signed(int value, int bits) {
        return value << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
    }

    /** Division truncates towards zero, as C's. */
    private static int prediction(int[] counts, int i, int columns) {
        if (i > columns) {
            return ((short) counts[i - 1]
                            + (short) counts[i - columns + 1]
                            + (short) counts[i - columns]
                            + (short) counts[i - columns - 1]
                            + 2)
                    / 4;
        }
        return i == 0 ? 0 : counts[i - 1];
    }

    /** The next bits, lowest first. */
    private int next(int count, int pixel) {
        while (windowBits < count) {
            if (!bytes.hasRemaining()) {
                throw content.problem("the packed numbers end too early")
                        .found("the end at pixel " + pixel)
                        .nextStep("Copy the file again; it is truncated")
                        .asException();
            }
            window |= (bytes.get() & 0xFFL) << windowBits;
            windowBits += Byte.SIZE;
        }
        int value = (int) (window & ((1L << count) - 1));
        window >>>= count;
        windowBits -= count;
        return value;
    }
}
