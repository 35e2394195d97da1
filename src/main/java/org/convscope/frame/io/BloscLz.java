package org.convscope.frame.io;

import java.util.Optional;

/**
 * Unpacks BloscLZ, <a href="https://github.com/Blosc/c-blosc">Blosc</a>'s own packing, which descends from <a
 * href="https://ariya.github.io/FastLZ/">FastLZ</a>: literals, and matches that repeat what stands up to 73,727 bytes before.
 */
final class BloscLz {
    /** The distance from which on two bytes more give the rest of it. */
    private static final int FAR = 8191;

    private static final int LEAST_MATCH = 3;

    private final byte[] in;
    private final int end;
    private int at;

    private BloscLz(byte[] in, int from, int length) {
        this.in = in;
        this.at = from;
        this.end = from + length;
    }

    /** Fills a part of an array; empty where the packed bytes are damaged or give another number of bytes. */
    static Optional<byte[]> unpack(byte[] in, int from, int length, int wanted) {
        byte[] out = new byte[wanted];
        try {
            return new BloscLz(in, from, length).unpack(out) == wanted ? Optional.of(out) : Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private int next() {
        if (at >= end) {
            throw new IndexOutOfBoundsException(at);
        }
        return in[at++] & 0xFF;
    }

    private int unpack(byte[] out) {
        int to = 0;
        int control = next() & 31;
        while (true) {
            if (control < 32) {
                int literals = control + 1;
                if (literals > end - at) {
                    throw new IndexOutOfBoundsException(at);
                }
                System.arraycopy(in, at, out, to, literals);
                at += literals;
                to += literals;
            } else {
                to = match(control, out, to);
            }
            if (at >= end) {
                return to;
            }
            control = next();
        }
    }

    private int match(int control, byte[] out, int start) {
        int length = (control >> 5) - 1;
        if (length == 6) {
            int more;
            do {
                more = next();
                length += more;
            } while (more == 255 && length < out.length);
        }
        length += LEAST_MATCH;
        int near = next();
        int distance = ((control & 31) << 8) + near + 1;
        if (distance == FAR + 1) {
            distance = FAR + 1 + (next() << 8);
            distance += next();
        }
        int to = start;
        for (int i = 0; i < length; i++) {
            out[to] = out[to - distance];
            to++;
        }
        return to;
    }
}
