package org.convscope.array;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts in equal bins between two limits, as numpy's {@code histogram}: every bin is half open but the last, which holds
 * its upper edge too. Values that are not finite, or outside the limits, are not counted.
 *
 * @param limits lower edge of the first bin and upper edge of the last
 * @param counts how many values fell into each bin
 */
public record Histogram(Range limits, long[] counts) {
    private static final int NUMBERS_A_PART = 1 << 18;

    public Histogram {
        counts = counts.clone();
    }

    /**
     * A histogram between the smallest and the largest finite value; one value alone v gives [v - 0.5, v + 0.5], as
     * numpy does.
     */
    public static Histogram of(double[] values, int bins) {
        return of(values, bins, limits(Range.of(values)));
    }

    /** The limits for values of a range: its own; around one value alone; 0 to 1 where there is none. */
    public static Range limits(Range range) {
        if (range.isEmpty()) {
            return new Range(0, 1);
        }
        return range.isConstant() ? new Range(range.min() - 0.5, range.max() + 0.5) : range;
    }

    /** A histogram between given limits. */
    public static Histogram of(double[] values, int bins, Range limits) {
        long[] counts = new long[bins];
        Histogram frame = new Histogram(limits, counts);
        for (double v : values) {
            int bin = frame.binOf(v);
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return new Histogram(limits, counts);
    }

    /** A histogram of single-precision numbers over their range, which is known. */
    public static Histogram of(float[] values, int bins, Range range) {
        var frame = new Histogram(limits(range), new long[bins]);
        double[] edges = new double[bins + 1];
        for (int bin = 0; bin <= bins; bin++) {
            edges[bin] = frame.edge(bin);
        }
        int parts = (values.length + NUMBERS_A_PART - 1) / NUMBERS_A_PART;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> frame.counted(
                        values, part * NUMBERS_A_PART, Math.min(values.length, (part + 1) * NUMBERS_A_PART), edges))
                .reduce(frame, Histogram::merge);
    }

    private Histogram counted(float[] values, int from, int to, double[] edges) {
        long[] own = new long[counts.length];
        double scale = counts.length / limits.width();
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (limits.contains(value)) {
                int bin = (int) Math.min(own.length - 1, (value - limits.min()) * scale);
                // the product may land one bin off at an edge; the edges decide
                if (bin > 0 && value < edges[bin]) {
                    bin--;
                } else if (bin < own.length - 1 && value >= edges[bin + 1]) {
                    bin++;
                }
                own[bin]++;
            }
        }
        return new Histogram(limits, own);
    }

    /**
     * The histogram of this one's values and another's: exactly, in whatever order.
     *
     * @throws IllegalArgumentException if the other has other bins
     */
    public Histogram merge(Histogram other) {
        if (!limits.equals(other.limits) || counts.length != other.counts.length) {
            throw new IllegalArgumentException("histograms of other bins: " + limits + " and " + other.limits);
        }
        long[] both = new long[counts.length];
        Arrays.setAll(both, bin -> counts[bin] + other.counts[bin]);
        return new Histogram(limits, both);
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    public int bins() {
        return counts.length;
    }

    public long count(int bin) {
        return counts[bin];
    }

    /** The number of values counted. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** The lower edge of a bin; {@code edge(bins())} is the upper edge of the last. */
    public double edge(int bin) {
        return bin == counts.length ? limits.max() : limits.min() + limits.width() * bin / counts.length;
    }

    /** The bin a value falls into, -1 outside the limits and for NaN. */
    public int binOf(double value) {
        if (!limits.contains(value)) {
            return -1;
        }
        int n = counts.length;
        int bin = (int) Math.min(n - 1, Math.floor((value - limits.min()) / limits.width() * n));
        // the division may land one bin off at an edge; the edges decide
        if (bin > 0 && value < edge(bin)) {
            bin--;
        } else if (bin < n - 1 && value >= edge(bin + 1)) {
            bin++;
        }
        return bin;
    }
}
