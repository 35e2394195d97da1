package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convscope.frame.Pixels;

/**
 * The packing {@code AGI_BITFIELD} of the esperanto format, also TY6 of Oxford's: each row by itself, differences to the pixel
 * before in pairs of fields of eight, each field with as many bits a pixel as it needs. As fabio's {@code agi_bitfield} and
 * dxtbx's {@code FormatROD} have it.
 */
final class AgiBitField {
    private static final int FIELD = 8;

    private AgiBitField() {}

    /**
     * @param offset of the length that stands before the rows
     * @throws org.convscope.problem.ProblemException if the bytes end too early, or a number does not fit in 32 bits
     */
    static Pixels decode(FileContent content, long offset, int columns, int rows) {
        long there = content.size() - offset - Integer.BYTES;
        long length = content.read(offset, Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                & 0xFFFFFFFFL;
        if (length > there) {
            throw content.problem("the packed numbers end too early")
                    .expected(length + " bytes")
                    .found(there + " bytes")
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
        ByteBuffer bytes = content.read(offset + Integer.BYTES, length).order(ByteOrder.LITTLE_ENDIAN);
        CheckedSizes.check(content, columns, rows, 1, length * Byte.SIZE);
        long[] counts = new long[columns * rows];
        for (int row = 0; row < rows; row++) {
            row(content, bytes, counts, row * columns, columns);
        }
        return WholeCounts.pixels(content, counts);
    }

    private static void row(FileContent content, ByteBuffer bytes, long[] counts, int first, int columns) {
        counts[first] = OxfordPacking.step(content, bytes, first);
        int at = first + 1;
        int end = first + columns;
        int[] steps = new int[2 * FIELD];
        while (end - at >= steps.length) {
            pair(content, bytes, steps, at);
            for (int step : steps) {
                counts[at] = counts[at - 1] + step;
                at++;
            }
        }
        for (; at < end; at++) {
            counts[at] = counts[at - 1] + OxfordPacking.step(content, bytes, at);
        }
    }

    /** Two fields, whose sizes share a byte; what does not fit in their bytes stands behind both of them. */
    private static void pair(FileContent content, ByteBuffer bytes, int[] steps, int at) {
        int sizes = bytes.hasRemaining() ? bytes.get() & 0xFF : 0;
        int[] bits = {sizes & 0xF, sizes >> 4};
        if (Math.max(bits[0], bits[1]) > FIELD || bytes.remaining() < bits[0] + bits[1]) {
            throw content.problem("the packed numbers are damaged or end too early")
                    .expected("fields of up to " + FIELD + " bits a pixel")
                    .found(bits[0] + " and " + bits[1] + " bits at pixel " + at)
                    .nextStep("Copy the file again")
                    .asException();
        }
        for (int i = 0; i < steps.length; i += FIELD) {
            int size = bits[i / FIELD];
            long field = 0;
            for (int k = 0; k < size; k++) {
                field |= (bytes.get() & 0xFFL) << (k * Byte.SIZE);
            }
            for (int k = 0; k < FIELD; k++) {
                steps[i + k] = (int) (field >>> (size * k)) & ((1 << size) - 1);
            }
        }
        for (int i = 0; i < steps.length; i++) {
            int size = bits[i / FIELD];
            // only a field of eight bits can hold a marker
            steps[i] = OxfordPacking.isMarker(steps[i])
                    ? OxfordPacking.larger(content, bytes, steps[i], at + i)
                    : steps[i] - (size == 0 ? 0 : (1 << (size - 1)) - 1);
        }
    }
}
