package org.convscope.frame.io;

/** VP8's arithmetic decoder of bits with given probabilities, RFC 6386, section 7; zeros follow the last byte. */
final class Vp8Bits {
    private final byte[] bytes;
    private final int end;
    private int next;
    private int value;
    private int range = 255;
    private int shifted;

    /**
     * @param from first byte
     * @param end after the last byte
     */
    Vp8Bits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = Math.min(end, bytes.length);
        next = from;
        value = nextByte() << 8;
        value |= nextByte();
    }

    private int nextByte() {
        return next < end ? bytes[next++] & 0xFF : 0;
    }

    /** One bit that is 0 with a probability of {@code probability} / 256. */
    int bit(int probability) {
        int split = 1 + (((range - 1) * probability) >> 8);
        int bit = value >= split << 8 ? 1 : 0;
        if (bit == 1) {
            range -= split;
            value -= split << 8;
        } else {
            range = split;
        }
        while (range < 128) {
            value <<= 1;
            range <<= 1;
            if (++shifted == 8) {
                shifted = 0;
                value |= nextByte();
            }
        }
        return bit;
    }

    boolean flag() {
        return bit(128) == 1;
    }

    /** A whole number, its highest bit first. */
    int number(int bits) {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number = number << 1 | bit(128);
        }
        return number;
    }

    /** A number with its sign behind it. */
    int signed(int bits) {
        int number = number(bits);
        return flag() ? -number : number;
    }

    /** A number with its sign where a flag says so, else 0. */
    int optional(int bits) {
        return flag() ? signed(bits) : 0;
    }
}
