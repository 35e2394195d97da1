package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;

/** The packings TY1 and TY5 of Oxford Diffraction: differences to the pixel before, in one byte or, behind a marker, in more. */
final class OxfordPacking {
    private static final int ZERO = 127;
    private static final int SHORT = 254;
    private static final int LONG = 255;

    private OxfordPacking() {}

    /**
     * TY1: one byte a pixel, then the table of 16-bit differences, then that of 32-bit ones.
     *
     * @throws ProblemException if a table is shorter than the bytes ask for
     */
    static Pixels ty1(FileContent content, long offset, int count, long shorts, long longs) {
        ByteBuffer bytes = content.read(offset, count);
        ByteBuffer shortTable =
                content.read(offset + count, shorts * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer longTable = content.read(offset + count + shorts * Short.BYTES, longs * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        long[] counts = new long[count];
        long value = 0;
        for (int i = 0; i < count; i++) {
            int step = bytes.get() & 0xFF;
            if (step == SHORT) {
                if (shortTable.remaining() < Short.BYTES) {
                    throw tooShort(content, "16-bit", i);
                }
                value += shortTable.getShort();
            } else if (step == LONG) {
                if (longTable.remaining() < Integer.BYTES) {
                    throw tooShort(content, "32-bit", i);
                }
                value += longTable.getInt();
            } else {
                value += step - ZERO;
            }
            counts[i] = value;
        }
        return WholeCounts.pixels(content, counts);
    }

    /**
     * TY5: each row by itself, larger differences right behind their marker.
     *
     * @throws ProblemException if the bytes end too early
     */
    static Pixels ty5(FileContent content, ByteBuffer packed, int columns, int rows) {
        ByteBuffer bytes = packed.order(ByteOrder.LITTLE_ENDIAN);
        long[] counts = new long[columns * rows];
        for (int row = 0, i = 0; row < rows; row++) {
            long value = 0;
            for (int column = 0; column < columns; column++, i++) {
                value += step(content, bytes, i);
                counts[i] = value;
            }
        }
        return WholeCounts.pixels(content, counts);
    }

    /** The next difference: a byte less 127, or a marker with 16 or 32 bits behind it. */
    static int step(FileContent content, ByteBuffer bytes, int pixel) {
        if (!bytes.hasRemaining()) {
            throw tooShort(content, "packed", pixel);
        }
        int step = bytes.get() & 0xFF;
        return step < SHORT ? step - ZERO : larger(content, bytes, step, pixel);
    }

    /** What stands behind a marker. */
    static int larger(FileContent content, ByteBuffer bytes, int marker, int pixel) {
        if (bytes.remaining() < (marker == SHORT ? Short.BYTES : Integer.BYTES)) {
            throw tooShort(content, "packed", pixel);
        }
        return marker == SHORT ? bytes.getShort() : bytes.getInt();
    }

    static boolean isMarker(int value) {
        return value == SHORT || value == LONG;
    }

    private static ProblemException tooShort(FileContent content, String which, int pixel) {
        return content.problem("the " + which + " numbers end too early")
                .found("the end at pixel " + pixel)
                .nextStep("Copy the file again; it is truncated or damaged")
                .asException();
    }
}
