package org.convscope.frame.io;

import java.io.IOException;

/**
 * Decodes the images of a lossless WebP as they are stored, before any transform: prefix codes, copies of earlier pixels and a
 * cache of colours. RFC 9649, sections 3.5 to 3.7. Pixels are 0xAARRGGBB.
 */
final class Vp8lImage {
    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int HASH = 0x1E35A7BD;

    /** The 120 nearest pixels, two digits each: rows above, and 8 less the columns to the left. */
    private static final String NEAR =
            "1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c03"
                    + "5759131d565a232d444c555b333d68026769121e666a222e545c434d656b323e78017779535d111f"
                    + "646c424e767a212f757b313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070";

    private final Vp8lBits bits;
    private int[] cache = new int[0];
    private int cacheBits;

    Vp8lImage(Vp8lBits bits) {
        this.bits = bits;
    }

    /** An image inside the image: parameters of a transform, a palette. */
    static int[] inner(Vp8lBits bits, int width, int height) throws IOException {
        var image = new Vp8lImage(bits);
        image.readCache();
        return image.pixels(width, height, new Groups(image.codes(), 0, 1, new int[0]));
    }

    /** The image itself, whose parts may have codes of their own. */
    static int[] outer(Vp8lBits bits, int width, int height) throws IOException {
        var image = new Vp8lImage(bits);
        image.readCache();
        int shift = 0;
        int[] parts = new int[0];
        int groups = 1;
        if (bits.flag()) {
            shift = 2 + bits.number(3);
            parts = inner(bits, shifted(width, shift), shifted(height, shift));
            for (int i = 0; i < parts.length; i++) {
                parts[i] = parts[i] >> 8 & 0xFFFF;
                groups = Math.max(groups, parts[i] + 1);
            }
        }
        Vp8lCode[] codes = new Vp8lCode[groups * 5];
        for (int group = 0; group < groups; group++) {
            System.arraycopy(image.codes(), 0, codes, group * 5, 5);
        }
        return image.pixels(width, height, new Groups(codes, shift, shifted(width, shift), parts));
    }

    /** How many blocks of so many pixels a length takes. */
    static int shifted(int length, int shift) {
        return (length + (1 << shift) - 1) >> shift;
    }

    /**
     * Codes by place in the image, five a group: green and lengths, red, blue, alpha, distances.
     *
     * @param parts which group, one a block; none where there is one group
     */
    private record Groups(Vp8lCode[] codes, int shift, int across, int[] parts) {
        int first(int x, int y) {
            return parts.length == 0 ? 0 : parts[(y >> shift) * across + (x >> shift)] * 5;
        }
    }

    private void readCache() throws IOException {
        if (bits.flag()) {
            cacheBits = bits.number(4);
            if (cacheBits < 1 || cacheBits > 11) {
                throw new IOException("its cache of colours makes no sense");
            }
            cache = new int[1 << cacheBits];
        }
    }

    private Vp8lCode[] codes() throws IOException {
        return new Vp8lCode[] {
            bits.code(LITERALS + LENGTHS + cache.length),
            bits.code(LITERALS),
            bits.code(LITERALS),
            bits.code(LITERALS),
            bits.code(DISTANCES)
        };
    }

    private int[] pixels(int width, int height, Groups groups) throws IOException {
        int[] pixels = new int[Math.multiplyExact(width, height)];
        int at = 0;
        while (at < pixels.length) {
            int first = groups.first(at % width, at / width);
            int symbol = groups.codes[first].read(bits);
            if (symbol < LITERALS) {
                int red = groups.codes[first + 1].read(bits);
                int blue = groups.codes[first + 2].read(bits);
                int alpha = groups.codes[first + 3].read(bits);
                put(pixels, at++, alpha << 24 | red << 16 | symbol << 8 | blue);
            } else if (symbol < LITERALS + LENGTHS) {
                int length = extended(symbol - LITERALS);
                int distance = distance(extended(groups.codes[first + 4].read(bits)), width);
                if (distance > at || length > pixels.length - at) {
                    throw new IOException("it copies pixels from beyond the image");
                }
                for (int end = at + length; at < end; at++) {
                    put(pixels, at, pixels[at - distance]);
                }
            } else {
                put(pixels, at++, cache[symbol - LITERALS - LENGTHS]);
            }
        }
        return pixels;
    }

    private void put(int[] pixels, int at, int colour) {
        pixels[at] = colour;
        if (cacheBits > 0) {
            cache[(HASH * colour) >>> (32 - cacheBits)] = colour;
        }
    }

    /** A number with extra bits behind its symbol, from 1. */
    private int extended(int symbol) throws IOException {
        if (symbol < 4) {
            return symbol + 1;
        }
        int extra = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << extra) + bits.number(extra) + 1;
    }

    private static int distance(int code, int width) {
        if (code * 2 > NEAR.length()) {
            return code - NEAR.length() / 2;
        }
        int place = Integer.parseInt(NEAR, code * 2 - 2, code * 2, 16);
        return Math.max(1, (place >> 4) * width + 8 - (place & 15));
    }
}
