package org.convscope.inspect.embedding;

import java.util.Arrays;

/**
 * Points of a plane in squares of squares, so that far ones count together (Barnes and Hut 1986). The squares are stored in the
 * order in which they are walked; each knows where to go on when nothing more is wanted of it. Points at one place share a square.
 */
final class PlaneTree {
    /** Halvings of the square around all points. */
    private static final int DEPTH = 20;

    private static final int INDEX_BITS = 23;
    /** The most points that it takes. */
    static final int MOST_POINTS = 1 << INDEX_BITS;

    private static final int NUMBERS = 4;

    private final int[] order;
    private final long[] keys;
    private final float[] points;
    private float[] squares;
    private int[] ends;
    private int count;
    private double side;

    /**
     * @param points x and y of each, at most {@value #MOST_POINTS} of them
     */
    PlaneTree(float[] points) {
        int size = points.length / 2;
        this.points = points;
        this.keys = new long[size];
        this.order = new int[size];
        this.squares = new float[NUMBERS * (2 * size + 1)];
        this.ends = new int[2 * size + 1];
        build();
    }

    /** The points, those of a square together. Read only. */
    int[] order() {
        return order;
    }

    private void build() {
        float left = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float bottom = Float.POSITIVE_INFINITY;
        float top = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            bottom = Math.min(bottom, points[i + 1]);
            top = Math.max(top, points[i + 1]);
        }
        side = Math.max(Math.max((double) right - left, (double) top - bottom), Float.MIN_NORMAL);
        double cells = (1 << DEPTH) / side;
        int last = (1 << DEPTH) - 1;
        for (int i = 0; i < keys.length; i++) {
            int x = Math.min(last, (int) ((points[2 * i] - (double) left) * cells));
            int y = Math.min(last, (int) ((points[2 * i + 1] - (double) bottom) * cells));
            keys[i] = (spread(x) << 1 | spread(y)) << INDEX_BITS | i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) (keys[i] & (MOST_POINTS - 1));
            keys[i] >>>= INDEX_BITS;
        }
        square(0, keys.length);
    }

    /** The lower bits at every second place. */
    private static long spread(long value) {
        long bits = value;
        bits = (bits | bits << 16) & 0x0000FFFF0000FFFFL;
        bits = (bits | bits << 8) & 0x00FF00FF00FF00FFL;
        bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0FL;
        bits = (bits | bits << 2) & 0x3333333333333333L;
        return (bits | bits << 1) & 0x5555555555555555L;
    }

    /** The smallest square around some points, and then those within it. */
    private void square(int from, int to) {
        int node = count++;
        long differing = keys[from] ^ keys[to - 1];
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            x += points[2 * order[i]];
            y += points[2 * order[i] + 1];
        }
        int points = to - from;
        int levels = differing == 0 ? 0 : (Long.SIZE - Long.numberOfLeadingZeros(differing) + 1) / 2;
        double width = differing == 0 ? 0 : side / (1 << (DEPTH - levels));
        squares[NUMBERS * node] = (float) (x / points);
        squares[NUMBERS * node + 1] = (float) (y / points);
        squares[NUMBERS * node + 2] = points;
        squares[NUMBERS * node + 3] = (float) (width * width);
        if (differing != 0) {
            int shift = 2 * (levels - 1);
            int start = from;
            while (start < to) {
                int end = end(start, to, shift);
                square(start, end);
                start = end;
            }
        }
        ends[node] = count;
    }

    /** The first of those after a point that lies in another quarter. */
    private int end(int from, int to, int shift) {
        long quarter = keys[from] >>> shift;
        int low = from;
        int high = to;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (keys[middle] >>> shift == quarter) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * What pushes a point away from all others, before it is divided by the sum over all pairs.
     *
     * @param openness squared: a square counts as one where its side is smaller than this times its distance
     * @param force the push's x and y go into the first two, the point's share of the sum into the third
     */
    void repel(float x, float y, float openness, double[] force) {
        float[] s = squares;
        double forceX = 0;
        double forceY = 0;
        double sum = 0;
        int node = 0;
        while (node < count) {
            int at = NUMBERS * node;
            float dx = x - s[at];
            float dy = y - s[at + 1];
            float squared = dx * dx + dy * dy;
            if (s[at + 3] <= openness * squared || s[at + 3] == 0) {
                float near = 1 / (1 + squared);
                float share = s[at + 2] * near;
                sum += share;
                share *= near;
                forceX += share * dx;
                forceY += share * dy;
                node = ends[node];
            } else {
                node++;
            }
        }
        force[0] = forceX;
        force[1] = forceY;
        // the point itself
        force[2] = sum - 1;
    }
}
