package org.convscope.inspect.rows;

import org.convscope.array.Histogram;
import org.convscope.array.HistogramBins;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.task.TaskMonitor;

/**
 * A frame's counts, in one of its rows and in all of it. Of a colour frame the first channel; what was not measured is left
 * out.
 *
 * @param row values, NaN where nothing was measured
 * @param histogram of the whole frame
 */
public record FrameProfile(RowProfile row, Histogram histogram) {
    private static final int CHECK_EVERY = 1 << 20;

    /**
     * Reads the whole frame twice.
     *
     * @param wantedRow held within the frame
     */
    public static FrameProfile of(Frame frame, int wantedRow, int rowBins, int frameBins, TaskMonitor monitor) {
        int row = RowProfile.clamp(wantedRow, frame.height());
        double[] values = new double[frame.width()];
        for (int x = 0; x < values.length; x++) {
            values[x] = frame.measured(row * frame.width() + x);
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int pixels = frame.width() * frame.height();
        for (int i = 0; i < pixels; i++) {
            double v = frame.measured(i);
            if (!Double.isNaN(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
            if (i % CHECK_EVERY == 0) {
                monitor.checkCancelled();
            }
        }
        Range range = Histogram.limits(min <= max ? new Range(min, max) : Range.EMPTY);
        long[] counts = new long[frameBins];
        var bins = new HistogramBins(range, frameBins);
        for (int i = 0; i < pixels; i++) {
            int bin = bins.of(frame.measured(i));
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return new FrameProfile(
                new RowProfile(row, values, Histogram.of(values, rowBins)), new Histogram(range, counts));
    }
}
