package org.convscope.array;

import java.util.Arrays;

/** The ranks of numbers by their magnitudes, equal ones sharing the mean of theirs: what Spearman's correlation is of. */
public final class MagnitudeRanks {
    private final double[] ranks;

    private MagnitudeRanks(double[] ranks) {
        this.ranks = ranks;
    }

    /** Of the magnitudes of {@code numbers[from .. to)}. */
    public static MagnitudeRanks ofMagnitudes(float[] numbers, int from, int to) {
        long[] order = new long[to - from];
        for (int i = 0; i < order.length; i++) {
            // bits of a float without its sign are in its order
            order[i] = (long) Float.floatToIntBits(Math.abs(numbers[from + i])) << 32 | i;
        }
        Arrays.sort(order);
        double[] ranks = new double[order.length];
        for (int first = 0; first < order.length; ) {
            int last = first;
            while (last + 1 < order.length && order[last + 1] >> 32 == order[first] >> 32) {
                last++;
            }
            for (int i = first; i <= last; i++) {
                ranks[(int) order[i]] = (first + last) / 2.0;
            }
            first = last + 1;
        }
        return new MagnitudeRanks(ranks);
    }

    /**
     * Spearman's rank correlation, -1 to 1; NaN where all numbers of one are equal.
     *
     * @throws IllegalArgumentException if the other has more or fewer
     */
    public double correlation(MagnitudeRanks other) {
        if (other.ranks.length != ranks.length) {
            throw new IllegalArgumentException(ranks.length + " ranks and " + other.ranks.length);
        }
        double mean = (ranks.length - 1) / 2.0;
        double both = 0;
        double own = 0;
        double others = 0;
        for (int i = 0; i < ranks.length; i++) {
            double a = ranks[i] - mean;
            double b = other.ranks[i] - mean;
            both += a * b;
            own += a * a;
            others += b * b;
        }
        return both / Math.sqrt(own * others);
    }
}
