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
        var places = new HistogramBins(limits, bins);
        for (double value : values) {
            int bin = places.of(value);
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return new Histogram(limits, counts);
    }

    /** A histogram of single-precision numbers over their range, which is known. */
    public static Histogram of(float[] values, int bins, Range range) {
        Range limits = limits(range);
        var places = new HistogramBins(limits, bins);
        int parts = (values.length + NUMBERS_A_PART - 1) / NUMBERS_A_PART;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> new Histogram(limits, counted(values, part, places, new long[bins])))
                .reduce(new Histogram(limits, new long[bins]), Histogram::merge);
    }

    private static long[] counted(float[] values, int part, HistogramBins places, long[] counts) {
        int end = Math.min(values.length, (part + 1) * NUMBERS_A_PART);
        for (int i = part * NUMBERS_A_PART; i < end; i++) {
            int bin = places.of(values[i]);
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return counts;
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

    /**
     * The value below which a share of all values lies, to a bin; the upper limit where there is none.
     *
     * @param share 0 to 1
     */
    public double quantile(double share) {
        double wanted = share * total();
        long below = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            below += counts[bin];
            if (below >= wanted && below > 0) {
                return (edge(bin) + edge(bin + 1)) / 2;
            }
        }
        return limits.max();
    }

    /** The number of values counted. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** The lower edge of a bin; {@code edge(bins())} is the upper edge of the last. */
    public double edge(int bin) {
        return HistogramBins.edge(limits, counts.length, bin);
    }
}
