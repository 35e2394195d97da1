package org.convscope.ui.charts;

import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.task.TaskMonitor;

/**
 * A frame's row and its counts. Of a colour frame the first channel; what was not measured is left out.
 *
 * @param row values, NaN where nothing was measured
 * @param histogram of the whole frame
 */
record HistogramData(Frame frame, RowProfile row, Histogram histogram) {
    private static final int CHECK_EVERY = 1 << 20;

    /** All that these charts depend on. */
    record Question(FrameSource frame, int row, int rowBins, int frameBins) {}

    /** How many numbers a brushed range holds. */
    record BrushQuestion(Frame frame, int row, Range brush) {}

    /**
     * In the row and in the frame.
     *
     * @param measured how many numbers there are
     */
    record Brushed(Range brush, long inRow, long rowMeasured, long inFrame, long measured) {}

    /** Reads the whole frame twice: not for the event thread. */
    static HistogramData of(Frame frame, int wantedRow, int rowBins, int frameBins, TaskMonitor monitor) {
        int row = RowProfile.clamp(wantedRow, frame.height());
        double[] values = new double[frame.width()];
        for (int x = 0; x < values.length; x++) {
            values[x] = measured(frame, row * frame.width() + x);
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int pixels = frame.width() * frame.height();
        for (int i = 0; i < pixels; i++) {
            double v = measured(frame, i);
            if (!Double.isNaN(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
            if (i % CHECK_EVERY == 0) {
                monitor.checkCancelled();
            }
        }
        Range range = min < max ? new Range(min, max) : min == max ? new Range(min - 0.5, max + 0.5) : new Range(0, 1);
        long[] counts = new long[frameBins];
        var bins = new Histogram(range, counts);
        for (int i = 0; i < pixels; i++) {
            int bin = bins.binOf(measured(frame, i));
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return new HistogramData(
                frame, new RowProfile(row, values, Histogram.of(values, rowBins)), new Histogram(range, counts));
    }

    static Brushed brushed(BrushQuestion question, TaskMonitor monitor) {
        Frame frame = question.frame();
        long inRow = 0;
        long rowMeasured = 0;
        long inFrame = 0;
        long measured = 0;
        for (int y = 0; y < frame.height(); y++) {
            monitor.checkCancelled();
            for (int x = 0; x < frame.width(); x++) {
                double v = measured(frame, y * frame.width() + x);
                if (!Double.isNaN(v)) {
                    boolean in = question.brush().contains(v);
                    measured++;
                    inFrame += in ? 1 : 0;
                    if (y == question.row()) {
                        rowMeasured++;
                        inRow += in ? 1 : 0;
                    }
                }
            }
        }
        return new Brushed(question.brush(), inRow, rowMeasured, inFrame, measured);
    }

    private static double measured(Frame frame, int pixel) {
        if (frame.mask().excludes(pixel)) {
            return Double.NaN;
        }
        double v = frame.pixels().get(pixel * frame.channels());
        return Double.isFinite(v) ? v : Double.NaN;
    }
}
