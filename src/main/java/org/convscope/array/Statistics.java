package org.convscope.array;

import java.util.List;

/**
 * Count, range, mean and spread of a set of numbers. Mean, spread and range are those of the finite ones.
 *
 * @param count how many numbers there are
 * @param range smallest and largest
 * @param mean arithmetic mean
 * @param standardDeviation of the whole set (divided by n, as numpy's {@code std})
 * @param zeros how many are exactly zero
 * @param notFinite how many are NaN or infinite
 */
public record Statistics(long count, Range range, double mean, double standardDeviation, long zeros, long notFinite) {
    /** The statistics of no number at all. */
    public static final Statistics NONE = new Statistics(0, Range.EMPTY, Double.NaN, Double.NaN, 0, 0);

    /** Statistics of {@code values[from .. to)} with a step: a channel of (H, W, C) data has from = c, step = C. */
    public static Statistics of(float[] values, int from, int to, int step) {
        double sum = 0;
        long n = 0;
        long zeros = 0;
        long bad = 0;
        for (int i = from; i < to; i += step) {
            float v = values[i];
            if (Double.isFinite(v)) {
                n++;
                sum += v;
                if (v == 0) {
                    zeros++;
                }
            } else {
                bad++;
            }
        }
        double mean = n == 0 ? Double.NaN : sum / n;
        double squares = 0;
        for (int i = from; i < to; i += step) {
            float v = values[i];
            if (Double.isFinite(v)) {
                squares += (v - mean) * (v - mean);
            }
        }
        double deviation = n == 0 ? Double.NaN : Math.sqrt(squares / n);
        return new Statistics(n + bad, Range.of(values, from, to, step), mean, deviation, zeros, bad);
    }

    /** The statistics of several sets together. */
    public static Statistics merged(List<Statistics> parts) {
        return parts.stream().reduce(NONE, Statistics::merge);
    }

    /**
     * The statistics of this set and another together, as Chan, Golub and LeVeque ("Updating formulae and a pairwise
     * algorithm for computing sample variances", 1979). Associative: counts and range exactly, mean and spread up to
     * rounding.
     */
    public Statistics merge(Statistics other) {
        if (other.finite() == 0 || finite() == 0) {
            Statistics known = finite() == 0 ? other : this;
            return new Statistics(
                    count + other.count,
                    known.range,
                    known.mean,
                    known.standardDeviation,
                    known.zeros,
                    notFinite + other.notFinite);
        }
        double n = (double) finite() + other.finite();
        double share = other.finite() / n;
        double apart = other.mean - mean;
        double squares = (1 - share) * standardDeviation * standardDeviation
                + share * other.standardDeviation * other.standardDeviation
                + share * (1 - share) * apart * apart;
        return new Statistics(
                count + other.count,
                range.union(other.range),
                mean + share * apart,
                Math.sqrt(squares),
                zeros + other.zeros,
                notFinite + other.notFinite);
    }

    /** How many of the numbers are finite. */
    public long finite() {
        return count - notFinite;
    }

    public static Statistics of(float... values) {
        return of(values, 0, values.length, 1);
    }

    /** Every number is exactly zero. */
    public boolean isZero() {
        return count > 0 && zeros == count;
    }

    /** Share of exact zeros, 0 to 1. */
    public double zeroShare() {
        return count == 0 ? 0 : (double) zeros / count;
    }
}
