package org.convscope.frame.io;

import java.nio.ByteBuffer;

/**
 * TIFF's LZW: codes of 9 to 12 bits, highest bit first, which grow one code early; writers before TIFF 6.0 put the lowest bit
 * first and grow in time.
 */
final class TiffLzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST = 4096;

    private final ByteBuffer packed;
    private final byte[] result;
    private final int[] prefix = new int[MOST];
    private final boolean old;
    private final byte[] suffix = new byte[MOST];
    private final int[] length = new int[MOST];
    private int bits;
    private int bitCount;
    private int done;

    TiffLzw(ByteBuffer packed, byte[] result) {
        this.packed = packed;
        this.result = result;
        // every strip begins with the code to clear, 256
        old = packed.remaining() > 1
                && packed.get(packed.position()) == 0
                && (packed.get(packed.position() + 1) & 1) == 1;
        for (int i = 0; i < CLEAR; i++) {
            suffix[i] = (byte) i;
            length[i] = 1;
        }
    }

    /** How many bytes there were; ends quietly at the first code that makes no sense. */
    int unpack() {
        int next = END + 1;
        int width = 9;
        int previous = -1;
        while (done < result.length) {
            int code = code(width);
            if (code == END || code < 0) {
                break;
            }
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                previous = -1;
                continue;
            }
            if (previous < 0) {
                if (code > CLEAR) {
                    break;
                }
                write(code);
            } else {
                if (code > next || (code == next && next >= MOST)) {
                    break;
                }
                if (next < MOST) {
                    prefix[next] = previous;
                    length[next] = length[previous] + 1;
                    suffix[next] = first(code == next ? previous : code);
                    next++;
                }
                write(code);
                if (next + (old ? 0 : 1) >= 1 << width && width < 12) {
                    width++;
                }
            }
            previous = code;
        }
        return done;
    }

    private int code(int width) {
        while (bitCount < width) {
            if (!packed.hasRemaining()) {
                return -1;
            }
            int next = packed.get() & 0xFF;
            bits = old ? bits | next << bitCount : bits << 8 | next;
            bitCount += 8;
        }
        bitCount -= width;
        int mask = (1 << width) - 1;
        if (old) {
            int code = bits & mask;
            bits >>>= width;
            return code;
        }
        return bits >>> bitCount & mask;
    }

    private byte first(int code) {
        int at = code;
        while (length[at] > 1) {
            at = prefix[at];
        }
        return suffix[at];
    }

    private void write(int code) {
        int at = code;
        for (int i = length[code] - 1; i >= 0; i--) {
            if (done + i < result.length) {
                result[done + i] = suffix[at];
            }
            at = prefix[at];
        }
        done = Math.min(result.length, done + length[code]);
    }
}
