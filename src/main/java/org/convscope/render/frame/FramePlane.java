package org.convscope.render.frame;

import java.util.stream.IntStream;

/**
 * Numbers of one channel, row by row, with two that are none: {@link #MASKED}, and NaN for what is not finite.
 *
 * @param height rows
 * @param width columns
 */
record FramePlane(int height, int width, float[] values) {
    /** Stands for a pixel without a measurement. */
    static final float MASKED = Float.NEGATIVE_INFINITY;

    /** Half the rows and columns, rounded up: of each 2 x 2 what the reduction says, over those that are numbers. */
    FramePlane halved(PixelReduction reduction) {
        int rows = (height + 1) / 2;
        int columns = (width + 1) / 2;
        float[] halved = new float[rows * columns];
        IntStream.range(0, rows).parallel().forEach(row -> {
            int upper = 2 * row * width;
            int lower = Math.min(2 * row + 1, height - 1) * width;
            for (int column = 0; column < columns; column++) {
                int left = 2 * column;
                int right = Math.min(left + 1, width - 1);
                float a = values[upper + left];
                float b = values[upper + right];
                float c = values[lower + left];
                float d = values[lower + right];
                halved[row * columns + column] =
                        reduction == PixelReduction.MAX ? max(max(a, b), max(c, d)) : mean(a, b, c, d);
            }
        });
        return new FramePlane(rows, columns, halved);
    }

    // numbers win over NaN, and NaN over the mask
    static float max(float a, float b) {
        if (Float.isNaN(a)) {
            return b == MASKED ? a : b;
        }
        if (Float.isNaN(b)) {
            return a == MASKED ? b : a;
        }
        return Math.max(a, b);
    }

    private static float mean(float a, float b, float c, float d) {
        float sum = a + b + c + d;
        if (Float.isFinite(sum)) {
            return sum / 4;
        }
        double total = 0;
        int n = 0;
        for (float v : new float[] {a, b, c, d}) {
            if (Float.isFinite(v)) {
                total += v;
                n++;
            }
        }
        return n > 0 ? (float) (total / n) : max(max(a, b), max(c, d));
    }
}
