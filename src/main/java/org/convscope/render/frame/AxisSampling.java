package org.convscope.render.frame;

/**
 * Where the pixels of one axis of the screen lie on the (reduced) frame. Pixels that lie beyond the frame are outside
 * {@code [first, last)}.
 */
final class AxisSampling {
    // a pixel that is touched by less than this is not touched at all
    private static final double EDGE = 1e-9;

    private final int level;
    private final double[] start;
    private final int[] from;
    private final int[] to;
    private final int[] nearest;
    private final int first;
    private final int last;

    private AxisSampling(int level, double[] start, int length, double end) {
        int pixels = start.length - 1;
        this.level = level;
        this.start = start;
        this.from = new int[pixels];
        this.to = new int[pixels];
        this.nearest = new int[pixels];
        int before = 0;
        int upTo = 0;
        for (int i = 0; i < pixels; i++) {
            double middle = (start[i] + start[i + 1]) / 2;
            from[i] = within(Math.floor(start[i] + EDGE), length);
            to[i] = Math.max(from[i] + 1, Math.min(length, (int) Math.ceil(start[i + 1] - EDGE)));
            nearest[i] = within(Math.floor(middle), length);
            if (middle < 0) {
                before = i + 1;
            }
            if (middle < end) {
                upTo = i + 1;
            }
        }
        this.first = before;
        this.last = Math.max(before, upTo);
    }

    /** For {@code pixels} pixels of the screen, each covering {@code 1 / zoom} of the frame. */
    static AxisSampling of(double origin, double zoom, int pixels, int frameLength) {
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
        return new AxisSampling(level, start, length, frameLength / unit);
    }

    /** How often the frame is halved. */
    int level() {
        return level;
    }

    /** The first screen pixel that shows some of the frame. */
    int first() {
        return first;
    }

    /** One beyond the last screen pixel that shows some of the frame. */
    int last() {
        return last;
    }

    /** The one frame pixel under the middle of a screen pixel. */
    int nearest(int pixel) {
        return nearest[pixel];
    }

    /** The first frame pixel that a screen pixel touches. */
    int from(int pixel) {
        return from[pixel];
    }

    /** One beyond the last frame pixel that a screen pixel touches. */
    int to(int pixel) {
        return to[pixel];
    }

    /** How much of a frame pixel lies under a screen pixel, more than 0 to 1. */
    float share(int pixel, int framePixel) {
        double share = Math.min(start[pixel + 1], framePixel + 1.0) - Math.max(start[pixel], framePixel);
        return (float) Math.max(EDGE, share);
    }

    private static int within(double index, int length) {
        return (int) Math.max(0, Math.min(length - 1.0, index));
    }
}
