package org.convscope.frame.io;

/**
 * Predicts a block of 4 x 4 samples from its edge, RFC 6386, section 12.3.
 *
 * @param edge from the lowest sample on the left (0 to 3) over the corner (4) to the eighth above (5 to 12)
 */
record Vp8SmallBlock(int[] edge) {
    private static final int CORNER = 4;

    int predicted(int mode, int x, int y) {
        return switch (mode) {
            case Vp8Modes.MEAN -> mean();
            case Vp8Modes.BOTH -> edge[3 - y] + edge[5 + x] - edge[CORNER];
            case Vp8Modes.ABOVE -> three(5 + x);
            case Vp8Modes.LEFT -> y == 3 ? (edge[1] + 3 * edge[0] + 2) >> 2 : three(3 - y);
            case Vp8Modes.RIGHT_DOWN -> three(CORNER + x - y);
            case Vp8Modes.VERTICAL_RIGHT -> verticalRight(x, y);
            case Vp8Modes.LEFT_DOWN -> x + y == 6 ? (edge[11] + 3 * edge[12] + 2) >> 2 : three(6 + x + y);
            case Vp8Modes.VERTICAL_LEFT -> verticalLeft(x, y);
            case Vp8Modes.HORIZONTAL_DOWN -> horizontalDown(x, y);
            default -> horizontalUp(x + 2 * y);
        };
    }

    private int mean() {
        int sum = 4;
        for (int i = 0; i < 4; i++) {
            sum += edge[i] + edge[5 + i];
        }
        return sum >> 3;
    }

    /** Around a place, the middle twice. */
    private int three(int at) {
        return (edge[at - 1] + 2 * edge[at] + edge[at + 1] + 2) >> 2;
    }

    /** The rounded mean of a place and the next. */
    private int two(int at) {
        return (edge[at] + edge[at + 1] + 1) >> 1;
    }

    private int verticalRight(int x, int y) {
        int along = 2 * x - y;
        if (along < 0) {
            return three(CORNER + along + 1);
        }
        return along % 2 == 0 ? two(CORNER + along / 2) : three(CORNER + along / 2 + 1);
    }

    private int verticalLeft(int x, int y) {
        if (x == 3 && y > 1) {
            return three(y == 2 ? 10 : 11);
        }
        int at = 5 + x + y / 2;
        return y % 2 == 0 ? two(at) : three(at + 1);
    }

    private int horizontalDown(int x, int y) {
        int along = 2 * y - x;
        if (along < 0) {
            return three(CORNER - along - 1);
        }
        return along % 2 == 0 ? two(CORNER - along / 2 - 1) : three(CORNER - along / 2 - 1);
    }

    private int horizontalUp(int along) {
        if (along > 5) {
            return edge[0];
        }
        if (along == 5) {
            return (edge[1] + 3 * edge[0] + 2) >> 2;
        }
        return along % 2 == 0 ? two(2 - along / 2) : three(2 - along / 2);
    }
}
