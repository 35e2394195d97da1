package org.convscope.frame.io;

/** VP8's loop filter across the edges of blocks, RFC 6386, section 15. */
final class Vp8Smoothing {
    private final int edge;
    private final int inner;
    private final int difference;
    private final int variance;

    /**
     * @param level of the macroblock, 1 to 63
     * @param sharpness of the picture, 0 to 7
     */
    Vp8Smoothing(int level, int sharpness) {
        int limit = sharpness == 0 ? level : Math.min(level >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        difference = Math.max(1, limit);
        edge = 2 * (level + 2) + difference;
        inner = 2 * level + difference;
        variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    }

    /** Smooths between macroblocks; {@code step} leads across the edge, {@code along} along it. */
    void macroblock(Vp8Plane plane, int at, int step, int along, int length) {
        int[] s = plane.samples();
        for (int i = 0; i < length; i++) {
            int q = at + i * along;
            if (!isSmooth(s, q, step, edge)) {
                continue;
            }
            if (isVaried(s, q, step)) {
                both(s, q, step, true);
                continue;
            }
            int w = signed(signed(s[q - 2 * step] - s[q + step]) + 3 * (s[q] - s[q - step]));
            for (int k = 0; k < 3; k++) {
                int a = signed(((27 - 9 * k) * w + 63) >> 7);
                change(s, q + k * step, -a);
                change(s, q - (k + 1) * step, a);
            }
        }
    }

    /** Smooths between blocks of a macroblock. */
    void block(Vp8Plane plane, int at, int step, int along, int length) {
        int[] s = plane.samples();
        for (int i = 0; i < length; i++) {
            int q = at + i * along;
            if (!isSmooth(s, q, step, inner)) {
                continue;
            }
            boolean varied = isVaried(s, q, step);
            int a = (both(s, q, step, varied) + 1) >> 1;
            if (!varied) {
                change(s, q + step, -a);
                change(s, q - 2 * step, a);
            }
        }
    }

    /** The simple filter, of luma alone. */
    void simple(Vp8Plane plane, int at, int step, int along, boolean betweenMacroblocks) {
        int[] s = plane.samples();
        for (int i = 0; i < 16; i++) {
            int q = at + i * along;
            if (isFlat(s, q, step, betweenMacroblocks ? edge : inner)) {
                both(s, q, step, true);
            }
        }
    }

    private static boolean isFlat(int[] s, int q, int step, int limit) {
        return 2 * Math.abs(s[q - step] - s[q]) + Math.abs(s[q - 2 * step] - s[q + step]) / 2 <= limit;
    }

    private boolean isSmooth(int[] s, int q, int step, int limit) {
        if (!isFlat(s, q, step, limit)) {
            return false;
        }
        for (int k = 1; k < 4; k++) {
            if (Math.abs(s[q + k * step] - s[q + (k - 1) * step]) > difference
                    || Math.abs(s[q - (k + 1) * step] - s[q - k * step]) > difference) {
                return false;
            }
        }
        return true;
    }

    private boolean isVaried(int[] s, int q, int step) {
        return Math.abs(s[q - 2 * step] - s[q - step]) > variance || Math.abs(s[q + step] - s[q]) > variance;
    }

    /** Changes the samples on both sides of the edge; how much it took from the second. */
    private static int both(int[] s, int q, int step, boolean outer) {
        int a = signed((outer ? signed(s[q - 2 * step] - s[q + step]) : 0) + 3 * (s[q] - s[q - step]));
        int taken = signed(a + 4) >> 3;
        change(s, q - step, signed(a + 3) >> 3);
        change(s, q, -taken);
        return taken;
    }

    private static void change(int[] s, int at, int by) {
        s[at] = Vp8Plane.clipped(s[at] + by);
    }

    private static int signed(int value) {
        return Math.max(-128, Math.min(127, value));
    }
}
