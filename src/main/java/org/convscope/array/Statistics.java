package org.convscope.array;

import java.util.List;

/**
 * What is said about a set of numbers. Mean, spread and range are those of the finite ones.
 *
 * @param count how many numbers there are
 * @param range smallest and largest
 * @param mean arithmetic mean
 * @param standardDeviation of the whole set (divided by n, as numpy's {@code std})
 * @param zeros how many are exactly zero
 * @param notFinite how many are NaN or infinite
 */
public record Statistics(long count, Range range, double mean, double standardDeviation, long zeros, long notFinite) {
    /** Of {@code values[from .. to)} with a step: a channel of (H, W, C) data has from = c, step = C. */
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

    /** Of several sets together. */
    public static Statistics merged(List<Statistics> parts) {
        long count = 0;
        long zeros = 0;
        long bad = 0;
        double sum = 0;
        Range range = Range.EMPTY;
        for (Statistics part : parts) {
            count += part.count;
            zeros += part.zeros;
            bad += part.notFinite;
            sum += part.finite() == 0 ? 0 : part.mean * part.finite();
            range = range.union(part.range);
        }
        long n = count - bad;
        double mean = n == 0 ? Double.NaN : sum / n;
        double squares = 0;
        for (Statistics part : parts) {
            double off = part.mean - mean;
            squares += part.finite() == 0
                    ? 0
                    : part.finite() * (part.standardDeviation * part.standardDeviation + off * off);
        }
        return new Statistics(count, range, mean, n == 0 ? Double.NaN : Math.sqrt(squares / n), zeros, bad);
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
