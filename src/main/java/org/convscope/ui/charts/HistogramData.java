package org.convscope.ui.charts;

import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.rows.FrameProfile;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.task.TaskMonitor;

/**
 * A frame's row and its counts. Of a colour frame the first channel; what was not measured is left out.
 *
 * @param row values, NaN where nothing was measured
 * @param histogram of the whole frame
 */
record HistogramData(Frame frame, RowProfile row, Histogram histogram) {
    /** All that these charts depend on. */
    record Question(FrameSource frame, int row, int rowBins, int frameBins) {}

    /** How many numbers a brushed range holds. */
    record BrushQuestion(Frame frame, int row, Range brush) {}

    /**
     * Counts within a brush, in the row and in the frame.
     *
     * @param measured how many numbers there are
     */
    record Brushed(Range brush, long inRow, long rowMeasured, long inFrame, long measured) {}

    /** Reads the whole frame twice: not for the event thread. */
    static HistogramData of(Frame frame, int wantedRow, int rowBins, int frameBins, TaskMonitor monitor) {
        FrameProfile profile = FrameProfile.of(frame, wantedRow, rowBins, frameBins, monitor);
        return new HistogramData(frame, profile.row(), profile.histogram());
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
                double v = frame.measured(y * frame.width() + x);
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
}
