package org.convscope.frame.io;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A lossless WebP with its transforms undone, RFC 9649, section 3.4. */
final class Vp8lPicture {
    private static final int HEADER = 5;
    private static final int OPAQUE = 0xFF000000;

    /** One transform, undone in place or into another image. */
    private interface Undo {
        int[] from(int[] pixels);
    }

    private Vp8lPicture() {}

    /**
     * Pixels as 0xAARRGGBB.
     *
     * @param from where the chunk's data begin
     * @param end after its last byte
     * @throws IOException if it is damaged
     */
    static int[] pixels(byte[] bytes, int from, int end, int width, int height) throws IOException {
        var bits = new Vp8lBits(bytes, from + HEADER, end);
        Deque<Undo> transforms = new ArrayDeque<>();
        int stored = width;
        int seen = 0;
        while (bits.flag()) {
            int kind = bits.number(2);
            if ((seen & 1 << kind) != 0) {
                throw new IOException("it has a transform twice");
            }
            seen |= 1 << kind;
            int columns = stored;
            if (kind < 2) {
                int shift = 2 + bits.number(3);
                int across = Vp8lImage.shifted(columns, shift);
                int[] data = Vp8lImage.inner(bits, across, Vp8lImage.shifted(height, shift));
                var blocks = new Blocks(shift, across, data);
                transforms.push(
                        kind == 0
                                ? pixels -> predicted(pixels, columns, blocks)
                                : pixels -> crossed(pixels, columns, blocks));
            } else if (kind == 2) {
                transforms.push(Vp8lPicture::greenAdded);
            } else {
                int colours = bits.number(8) + 1;
                int[] palette = palette(Vp8lImage.inner(bits, colours, 1));
                int shift = colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3;
                stored = Vp8lImage.shifted(columns, shift);
                int packed = stored;
                transforms.push(pixels -> looked(pixels, packed, columns, shift, palette));
            }
        }
        int[] pixels = Vp8lImage.outer(bits, stored, height);
        for (Undo undo : transforms) {
            pixels = undo.from(pixels);
        }
        return pixels;
    }

    /** What a transform says of each block of pixels. */
    private record Blocks(int shift, int across, int[] data) {
        int of(int x, int y) {
            return data[(y >> shift) * across + (x >> shift)];
        }
    }

    private static int[] palette(int[] differences) {
        for (int i = 1; i < differences.length; i++) {
            differences[i] = sum(differences[i], differences[i - 1]);
        }
        // what lies beyond is transparent black
        return Arrays.copyOf(differences, 256);
    }

    private static int[] looked(int[] pixels, int packed, int width, int shift, int... palette) {
        int[] result = new int[pixels.length / packed * width];
        int bits = 8 >> shift;
        for (int i = 0; i < result.length; i++) {
            int x = i % width;
            int green = pixels[i / width * packed + (x >> shift)] >> 8 & 0xFF;
            result[i] = palette[green >> ((x & (1 << shift) - 1) * bits) & (1 << bits) - 1];
        }
        return result;
    }

    private static int[] greenAdded(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int green = pixels[i] >> 8 & 0xFF;
            pixels[i] = sum(pixels[i], green << 16 | green);
        }
        return pixels;
    }

    private static int[] crossed(int[] pixels, int width, Blocks blocks) {
        for (int i = 0; i < pixels.length; i++) {
            int factors = blocks.of(i % width, i / width);
            byte green = (byte) (pixels[i] >> 8);
            int red = (pixels[i] >> 16) + (((byte) factors * green) >> 5) & 0xFF;
            int blue =
                    pixels[i] + (((byte) (factors >> 8) * green) >> 5) + (((byte) (factors >> 16) * (byte) red) >> 5);
            pixels[i] = (pixels[i] & 0xFF00FF00) | red << 16 | (blue & 0xFF);
        }
        return pixels;
    }

    private static int[] predicted(int[] pixels, int width, Blocks blocks) {
        pixels[0] = sum(pixels[0], OPAQUE);
        for (int i = 1; i < pixels.length; i++) {
            int x = i % width;
            int y = i / width;
            int prediction = y == 0
                    ? pixels[i - 1]
                    : x == 0 ? pixels[i - width] : prediction(blocks.of(x, y) >> 8 & 15, pixels, i, width);
            pixels[i] = sum(pixels[i], prediction);
        }
        return pixels;
    }

    /** Of the last column the pixel above and to the right is the first of the row itself. */
    private static int prediction(int mode, int[] pixels, int at, int width) {
        int left = pixels[at - 1];
        int above = pixels[at - width];
        int corner = pixels[at - width - 1];
        int right = pixels[at - width + 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> right;
            case 4 -> corner;
            case 5 -> mean(mean(left, right), above);
            case 6 -> mean(left, corner);
            case 7 -> mean(left, above);
            case 8 -> mean(corner, above);
            case 9 -> mean(above, right);
            case 10 -> mean(mean(left, corner), mean(above, right));
            case 11 -> difference(above, corner) < difference(left, corner) ? left : above;
            case 12 -> clipped(left, above, corner, 1);
            case 13 -> clipped(mean(left, above), mean(left, above), corner, 2);
            default -> OPAQUE;
        };
    }

    /** Each of the four numbers by itself. */
    private static int sum(int a, int b) {
        return ((a & 0xFF00FF00) + (b & 0xFF00FF00) & 0xFF00FF00) | ((a & 0xFF00FF) + (b & 0xFF00FF) & 0xFF00FF);
    }

    private static int mean(int a, int b) {
        return (((a ^ b) & 0xFEFEFEFE) >>> 1) + (a & b);
    }

    private static int difference(int a, int b) {
        int difference = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            difference += Math.abs((a >>> shift & 0xFF) - (b >>> shift & 0xFF));
        }
        return difference;
    }

    /** a + (b - c) / divisor, from 0 to 255. */
    private static int clipped(int a, int b, int c, int divisor) {
        int result = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = (a >>> shift & 0xFF) + ((b >>> shift & 0xFF) - (c >>> shift & 0xFF)) / divisor;
            result |= Math.max(0, Math.min(255, value)) << shift;
        }
        return result;
    }
}
