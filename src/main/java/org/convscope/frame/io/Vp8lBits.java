package org.convscope.frame.io;

import java.io.EOFException;
import java.io.IOException;

/** Bits of a lossless WebP, the lowest first, and its prefix codes: RFC 9649, section 3. */
final class Vp8lBits {
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final byte[] bytes;
    private final int end;
    private int next;
    private int buffer;
    private int count;

    Vp8lBits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        next = from;
    }

    /** Up to 24 bits. */
    int number(int bits) throws IOException {
        while (count < bits) {
            if (next >= end) {
                throw new EOFException("its numbers end too early");
            }
            buffer |= (bytes[next++] & 0xFF) << count;
            count += 8;
        }
        int number = buffer & ((1 << bits) - 1);
        buffer >>>= bits;
        count -= bits;
        return number;
    }

    boolean flag() throws IOException {
        return number(1) == 1;
    }

    /** A prefix code for symbols from 0 to {@code symbols - 1}. */
    Vp8lCode code(int symbols) throws IOException {
        int[] lengths = new int[symbols];
        if (flag()) {
            boolean two = flag();
            lengths[number(flag() ? 8 : 1) % symbols] = 1;
            if (two) {
                lengths[number(8) % symbols] = 1;
            }
            return new Vp8lCode(lengths);
        }
        int[] ofLengths = new int[LENGTH_ORDER.length];
        int given = 4 + number(4);
        for (int i = 0; i < given; i++) {
            ofLengths[LENGTH_ORDER[i]] = number(3);
        }
        readLengths(new Vp8lCode(ofLengths), lengths);
        return new Vp8lCode(lengths);
    }

    private void readLengths(Vp8lCode code, int[] lengths) throws IOException {
        int most = lengths.length;
        if (flag()) {
            most = 2 + number(2 + 2 * number(3));
        }
        int previous = 8;
        int i = 0;
        for (int read = 0; read < most && i < lengths.length; read++) {
            int symbol = code.read(this);
            if (symbol < 16) {
                lengths[i++] = symbol;
                previous = symbol == 0 ? previous : symbol;
                continue;
            }
            int repeat = symbol == 16 ? 3 + number(2) : symbol == 17 ? 3 + number(3) : 11 + number(7);
            if (repeat > lengths.length - i) {
                throw new IOException("a prefix code makes no sense");
            }
            for (int k = 0; k < repeat; k++) {
                lengths[i++] = symbol == 16 ? previous : 0;
            }
        }
    }
}
