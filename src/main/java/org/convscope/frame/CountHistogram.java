package org.convscope.frame;

import org.convscope.array.Histogram;
import org.convscope.array.Range;

/**
 * How often each number occurs in a frame among what was measured, in bins fine enough to choose contrast limits in.
 *
 * @param counts one bin a count where the frame holds whole numbers that are not too many, else equal bins
 * @param range smallest and largest
 */
public record CountHistogram(Histogram counts, Range range) {
    private static final int MOST_BINS = 65536;
    private static final int LEAST_BINS = 512;

    /** Reads all numbers twice. */
    public static CountHistogram of(Frame frame) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        Pixels pixels = frame.pixels();
        for (int i = 0; i < pixels.size(); i++) {
            double v = measured(frame, i);
            if (!Double.isNaN(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        if (!(min <= max)) {
            return new CountHistogram(new Histogram(new Range(0, 1), new long[LEAST_BINS]), new Range(0, 1));
        }
        boolean whole = pixels.isWhole();
        double low = whole ? min - 0.5 : min;
        double high = whole ? max + 0.5 : max == min ? max + 0.5 : max;
        int bins = whole ? (int) Math.min(MOST_BINS, high - low) : MOST_BINS / 16;
        long[] counts = new long[Math.max(1, bins)];
        double perBin = counts.length / (high - low);
        for (int i = 0; i < pixels.size(); i++) {
            double v = measured(frame, i);
            if (!Double.isNaN(v)) {
                counts[(int) Math.min(counts.length - 1, (v - low) * perBin)]++;
            }
        }
        return new CountHistogram(new Histogram(new Range(low, high), counts), new Range(min, max));
    }

    /** The number at an index, NaN where nothing was measured or it is not finite. */
    private static double measured(Frame frame, int index) {
        if (frame.mask().excludes(index / frame.channels())) {
            return Double.NaN;
        }
        double v = frame.pixels().get(index);
        return Double.isFinite(v) ? v : Double.NaN;
    }

    /** Limits that leave out the darkest and the brightest few, so that a single hot pixel does not decide. */
    public Range automaticLimits() {
        double low = counts.quantile(0.001);
        double high = counts.quantile(0.999);
        return low < high ? new Range(low, high) : range;
    }
}
