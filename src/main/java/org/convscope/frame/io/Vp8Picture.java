package org.convscope.frame.io;

import java.io.IOException;

/** A VP8 key frame as its three planes, after RFC 6386. */
final class Vp8Picture {
    private final Vp8Header header;
    private final int columns;
    private final int rows;
    private final Vp8Plane luma;
    private final Vp8Plane blue;
    private final Vp8Plane red;
    /** Level of smoothing of each macroblock; negative where the edges inside it are left alone. */
    private final int[] levels;

    /**
     * @param from where the frame begins
     * @param end after its last byte
     * @throws IOException if it is no key frame, or its parts are cut off
     */
    Vp8Picture(byte[] bytes, int from, int end) throws IOException {
        header = new Vp8Header(bytes, from, end);
        columns = (header.width + 15) / 16;
        rows = (header.height + 15) / 16;
        luma = new Vp8Plane(columns * 16, rows * 16);
        blue = new Vp8Plane(columns * 8, rows * 8);
        red = new Vp8Plane(columns * 8, rows * 8);
        levels = new int[columns * rows];
        decode();
        smooth();
    }

    Vp8Plane luma() {
        return luma;
    }

    /** Half as wide and high, as {@link #red}. */
    Vp8Plane blue() {
        return blue;
    }

    Vp8Plane red() {
        return red;
    }

    private void decode() {
        int[] above = new int[columns * 4];
        var coefficients = new Vp8Coefficients(header.probabilities, columns);
        int[][] quantizers = new int[4][];
        for (int segment = 0; segment < 4; segment++) {
            quantizers[segment] = header.quantizers(segment);
        }
        for (int row = 0; row < rows; row++) {
            int[] left = new int[4];
            coefficients.beginRow();
            Vp8Bits bits = header.partitions[row % header.partitions.length];
            for (int column = 0; column < columns; column++) {
                Vp8Modes modes = Vp8Modes.read(header, above, column * 4, left);
                boolean any = coefficients.read(bits, modes, column, quantizers[modes.segment()]);
                build(column, row, modes, coefficients.values());
                int level = header.filterLevel(modes.segment(), modes.small());
                levels[row * columns + column] = any || modes.small() ? level : -level;
            }
        }
    }

    private void build(int column, int row, Vp8Modes modes, int[] coefficients) {
        int left = column * 16;
        int top = row * 16;
        if (!modes.small()) {
            luma.predict(left, top, 16, modes.luma());
        }
        int[] beyond = beyond(column, row);
        for (int i = 0; i < 16; i++) {
            int x = left + i % 4 * 4;
            int y = top + i / 4 * 4;
            if (modes.small()) {
                luma.predictSmall(x, y, modes.blocks()[i], i % 4 == 3 ? beyond : aboveRight(x, y));
            }
            luma.add(x, y, coefficients, i * 16);
        }
        blue.predict(left / 2, top / 2, 8, modes.chroma());
        red.predict(left / 2, top / 2, 8, modes.chroma());
        for (int i = 0; i < 4; i++) {
            int x = left / 2 + i % 2 * 4;
            int y = top / 2 + i / 2 * 4;
            blue.add(x, y, coefficients, (16 + i) * 16);
            red.add(x, y, coefficients, (20 + i) * 16);
        }
    }

    private int[] aboveRight(int x, int y) {
        return new int[] {luma.get(x + 4, y - 1), luma.get(x + 5, y - 1), luma.get(x + 6, y - 1), luma.get(x + 7, y - 1)
        };
    }

    /** Above and to the right of a macroblock, for all blocks at its right; at the picture's edge the last above, repeated. */
    private int[] beyond(int column, int row) {
        int[] beyond = new int[4];
        for (int i = 0; i < 4; i++) {
            int x = column + 1 < columns ? column * 16 + 16 + i : column * 16 + 15;
            beyond[i] = luma.get(x, row * 16 - 1);
        }
        return beyond;
    }

    private void smooth() {
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != 0) {
                var smoothing = new Vp8Smoothing(Math.abs(levels[i]), header.sharpness);
                if (header.simpleFilter) {
                    simple(smoothing, i % columns, i / columns, levels[i] > 0);
                } else {
                    normal(smoothing, luma, 16, i % columns, i / columns, levels[i] > 0);
                    normal(smoothing, blue, 8, i % columns, i / columns, levels[i] > 0);
                    normal(smoothing, red, 8, i % columns, i / columns, levels[i] > 0);
                }
            }
        }
    }

    private static void normal(Vp8Smoothing smoothing, Vp8Plane plane, int size, int column, int row, boolean inside) {
        int stride = plane.width();
        int at = row * size * stride + column * size;
        if (column > 0) {
            smoothing.macroblock(plane, at, 1, stride, size);
        }
        for (int k = 4; k < size && inside; k += 4) {
            smoothing.block(plane, at + k, 1, stride, size);
        }
        if (row > 0) {
            smoothing.macroblock(plane, at, stride, 1, size);
        }
        for (int k = 4; k < size && inside; k += 4) {
            smoothing.block(plane, at + k * stride, stride, 1, size);
        }
    }

    private void simple(Vp8Smoothing smoothing, int column, int row, boolean inside) {
        int stride = luma.width();
        int at = row * 16 * stride + column * 16;
        if (column > 0) {
            smoothing.simple(luma, at, 1, stride, true);
        }
        for (int k = 4; k < 16 && inside; k += 4) {
            smoothing.simple(luma, at + k, 1, stride, false);
        }
        if (row > 0) {
            smoothing.simple(luma, at, stride, 1, true);
        }
        for (int k = 4; k < 16 && inside; k += 4) {
            smoothing.simple(luma, at + k * stride, stride, 1, false);
        }
    }
}
