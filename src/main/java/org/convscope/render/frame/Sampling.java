package org.convscope.render.frame;

/**
 * Where the pixels of one axis of the screen lie on the (reduced) frame: from {@code start[i]} to {@code start[i + 1]}.
 * Pixels that lie beyond the frame are outside {@code [first, last)}.
 *
 * @param level how often the frame is halved
 * @param first the first pixel that shows some of the frame
 * @param last one beyond the last pixel that does
 */
record Sampling(int level, double[] start, int length, int first, int last) {
    /** For {@code pixels} pixels of which one covers {@code 1 / zoom} of the frame. */
    static Sampling of(double origin, double zoom, int pixels, int frameLength) {
        int level = 0;
        while (level < 30 && zoom * (2L << level) <= 1) {
            level++;
        }
        double unit = 1L << level;
        double[] start = new double[pixels + 1];
        for (int i = 0; i <= pixels; i++) {
            start[i] = (origin + i / zoom) / unit;
        }
        int length = (int) ((frameLength + (1L << level) - 1) >> level);
        double end = frameLength / unit;
        int first = 0;
        while (first < pixels && middle(start, first) < 0) {
            first++;
        }
        int last = pixels;
        while (last > first && middle(start, last - 1) >= end) {
            last--;
        }
        return new Sampling(level, start, length, first, last);
    }

    /** The one frame pixel under the middle of a screen pixel. */
    int nearest(int pixel) {
        return Math.max(0, Math.min(length - 1, (int) middle(start, pixel)));
    }

    /** The first frame pixel that a screen pixel touches. */
    int from(int pixel) {
        return Math.max(0, Math.min(length - 1, (int) Math.floor(start[pixel] + 1e-9)));
    }

    /** One beyond the last frame pixel that a screen pixel touches. */
    int to(int pixel) {
        return Math.max(from(pixel) + 1, Math.min(length, (int) Math.ceil(start[pixel + 1] - 1e-9)));
    }

    /** How much of a frame pixel lies under a screen pixel, 0 to 1. */
    double share(int pixel, int framePixel) {
        double share = Math.min(start[pixel + 1], framePixel + 1.0) - Math.max(start[pixel], framePixel);
        return Math.max(1e-9, share);
    }

    private static double middle(double[] start, int pixel) {
        return (start[pixel] + start[pixel + 1]) / 2;
    }
}
