package org.convscope.frame.io;

/**
 * One plane of a VP8 picture, of whole macroblocks, with what lies beyond its top (127) and its left (129).
 *
 * @param width in samples
 * @param samples row by row, 0 to 255
 */
record Vp8Plane(int width, int[] samples) {
    private static final int ABOVE_ALL = 127;
    private static final int LEFT_OF_ALL = 129;

    Vp8Plane(int width, int height) {
        this(width, new int[Math.multiplyExact(width, height)]);
    }

    int get(int x, int y) {
        return y < 0 ? ABOVE_ALL : x < 0 ? LEFT_OF_ALL : samples[y * width + x];
    }

    void set(int x, int y, int value) {
        samples[y * width + x] = clipped(value);
    }

    static int clipped(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Adds the inverse transform of a block of 4 x 4 coefficients, RFC 6386, section 14.3. */
    void add(int left, int top, int[] coefficients, int from) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            butterfly(coefficients, from + i, 4, half, i, 4);
        }
        int[] row = new int[4];
        for (int y = 0; y < 4; y++) {
            butterfly(half, y * 4, 1, row, 0, 1);
            for (int x = 0; x < 4; x++) {
                set(left + x, top + y, get(left + x, top + y) + ((row[x] + 4) >> 3));
            }
        }
    }

    private static void butterfly(int[] in, int from, int step, int[] out, int to, int outStep) {
        int second = in[from + step];
        int fourth = in[from + 3 * step];
        int a = in[from] + in[from + 2 * step];
        int b = in[from] - in[from + 2 * step];
        int c = ((second * 35468) >> 16) - fourth - ((fourth * 20091) >> 16);
        int d = second + ((second * 20091) >> 16) + ((fourth * 35468) >> 16);
        out[to] = a + d;
        out[to + outStep] = b + c;
        out[to + 2 * outStep] = b - c;
        out[to + 3 * outStep] = a - d;
    }

    /** Fills a square of a macroblock from its edges, section 12.2: modes 0 mean, 1 from both, 2 from above, 3 from the left. */
    void predict(int left, int top, int size, int mode) {
        int mean = mode == Vp8Modes.MEAN ? mean(left, top, size) : 0;
        int corner = get(left - 1, top - 1);
        int[] above = new int[size];
        int[] beside = new int[size];
        for (int i = 0; i < size; i++) {
            above[i] = get(left + i, top - 1);
            beside[i] = get(left - 1, top + i);
        }
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int value =
                        switch (mode) {
                            case Vp8Modes.MEAN -> mean;
                            case Vp8Modes.BOTH -> beside[y] + above[x] - corner;
                            case Vp8Modes.ABOVE -> above[x];
                            default -> beside[y];
                        };
                set(left + x, top + y, value);
            }
        }
    }

    private int mean(int left, int top, int size) {
        int sum = 0;
        int count = 0;
        for (int i = 0; i < size && top > 0; i++, count++) {
            sum += get(left + i, top - 1);
        }
        for (int i = 0; i < size && left > 0; i++, count++) {
            sum += get(left - 1, top + i);
        }
        return count == 0 ? 128 : (sum + count / 2) / count;
    }

    /**
     * Fills a block of 4 x 4 from its edges, section 12.3.
     *
     * @param beyond the four samples above and to the right
     */
    void predictSmall(int left, int top, int mode, int... beyond) {
        // from the lowest on the left, over the corner, to the last above
        int[] edge = new int[13];
        for (int i = 0; i < 4; i++) {
            edge[i] = get(left - 1, top + 3 - i);
            edge[5 + i] = get(left + i, top - 1);
            edge[9 + i] = beyond[i];
        }
        edge[4] = get(left - 1, top - 1);
        var block = new Vp8SmallBlock(edge);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                set(left + x, top + y, block.predicted(mode, x, y));
            }
        }
    }
}
