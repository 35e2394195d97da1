package org.convscope.inspect.spots;

import java.util.Arrays;
import org.convscope.array.Percentiles;

/**
 * The numbers of the square ring around a place: their median, and how far half of them lie from it. Places are to be asked for
 * one beside the other: each median is looked for near the one before.
 */
final class SpotSurroundings {
    private static final int INNER = 3;
    private static final int OUTER = 9;
    private static final int SIDE = 2 * OUTER + 1;
    private static final int FEWEST = 40;
    private static final double DEVIATIONS = 1.4826;
    private static final double OF_MEAN_DEVIATION = 1.2533;
    /** Medians of rings beside each other are hardly ever farther apart, in median deviations. */
    private static final double NEAR_LAST = 0.6;
    /** A bit more than deviations change by their rounding to 32 bits. */
    private static final double ROUNDING = 1 + 1e-6;

    private final float[] plane;
    private final int height;
    private final int width;
    private final float[] around = new float[SIDE * SIDE];
    private final float[] parted = new float[SIDE * SIDE];
    private int count;
    private double background;
    private double medianDeviation;
    private double noise;

    SpotSurroundings(float[] plane, int height, int width) {
        this.plane = plane;
        this.height = height;
        this.width = width;
    }

    /** Takes the ring around a place; false where hardly anything was measured in it. */
    boolean isAround(int row, int column) {
        int left = Math.max(0, column - OUTER);
        int right = Math.min(width - 1, column + OUTER);
        count = 0;
        for (int y = Math.max(0, row - OUTER); y <= Math.min(height - 1, row + OUTER); y++) {
            if (Math.abs(y - row) > INNER) {
                take(y * width + left, y * width + right);
            } else {
                take(y * width + left, y * width + column - INNER - 1);
                take(y * width + column + INNER + 1, y * width + right);
            }
        }
        return count >= FEWEST;
    }

    /** Both ends included. */
    private void take(int from, int to) {
        int n = count;
        for (int i = from; i <= to; i++) {
            around[n] = plane[i];
            n += Float.isFinite(plane[i]) ? 1 : 0;
        }
        count = n;
    }

    /** Whether half of the numbers are no larger than this. */
    boolean isHalfWithin(double limit) {
        int beyond = 0;
        for (int i = 0; i < count; i++) {
            beyond += isNegative(limit - around[i]);
        }
        return 2 * beyond <= count;
    }

    /** Whether a number lies farther above the median than some multiples of the {@link #noise}. */
    boolean standsOut(double value, double multiples) {
        background = median();
        // most do not, and are seen not to without the median of the deviations
        if (isHalfBeyond((value - background) / (multiples * DEVIATIONS) * ROUNDING)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            parted[i] = (float) Math.abs(around[i] - background);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += parted[i];
        }
        medianDeviation = new Percentiles(Arrays.copyOf(parted, count)).at(50);
        noise = medianDeviation > 0 ? DEVIATIONS * medianDeviation : OF_MEAN_DEVIATION * sum / count;
        return noise > 0 && (value - background) / noise > multiples;
    }

    /** Looked for among the numbers near the last one, if it lies there. */
    private double median() {
        double low = background - NEAR_LAST * medianDeviation;
        double high = background + NEAR_LAST * medianDeviation;
        int below = 0;
        int near = 0;
        for (int i = 0; i < count; i++) {
            double one = around[i];
            parted[near] = around[i];
            int isBelow = isNegative(one - low);
            below += isBelow;
            near += 1 - isBelow - isNegative(high - one);
        }
        int first = (count - 1) / 2 - below;
        int second = count / 2 - below;
        boolean isNear = first >= 0 && second < near;
        var numbers = new Percentiles(Arrays.copyOf(isNear ? parted : around, isNear ? near : count));
        if (!isNear) {
            return numbers.at(50);
        }
        float lower = numbers.ranked(first);
        return lower + 0.5 * ((double) numbers.ranked(second) - lower);
    }

    /** Whether more than half of the numbers lie farther from the median. */
    private boolean isHalfBeyond(double deviation) {
        int far = 0;
        for (int i = 0; i < count; i++) {
            far += isNegative(deviation - Math.abs(around[i] - background));
        }
        return 2 * far > count;
    }

    /** 1 below zero, else 0; without a branch, which nobody could foresee in noise. Of two zeros one is negative: + 0.0. */
    private static int isNegative(double difference) {
        return (int) (Double.doubleToRawLongBits(difference + 0.0) >>> (Double.SIZE - 1));
    }

    /** The median, of the ring in which a number stood out last. */
    double background() {
        return background;
    }

    /**
     * 1.4826 times the median absolute deviation. Of whole numbers that are nearly all the same, which have none, 1.2533 times
     * the mean one; 0 where nothing varies. Of the ring in which a number stood out last.
     */
    double noise() {
        return noise;
    }

    /** The mean of numbers that are cut off at a limit, so that spots among them count for little. */
    double heldMean(double limit) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.min(around[i], limit);
        }
        return sum / count;
    }
}
