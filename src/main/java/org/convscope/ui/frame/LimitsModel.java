package org.convscope.ui.frame;

import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.choice.LevelRule;

/**
 * The axis of the contrast histogram: values stand along it as the contrast curve spreads them over the colours, so that
 * the crowded end of a logarithmic curve has room.
 *
 * @param range smallest and largest value
 * @param curve from a place in the range to a share of the axis
 */
record LimitsModel(Range range, LevelRule curve) {
    /** The share of the axis, 0 to 1, at which a value stands. */
    double share(double value) {
        if (range.width() <= 0) {
            return 0.5;
        }
        double place = Math.max(0, Math.min(1, (value - range.min()) / range.width()));
        return curve.share(place);
    }

    /** The value at a share of the axis. */
    double value(double share) {
        return range.min() + range.width() * curve.place(Math.max(0, Math.min(1, share)));
    }

    /** Limits with the lower one moved, held below the upper one. */
    Range withLow(Range limits, double low) {
        return new Range(Math.min(Math.max(low, range.min()), limits.max() - smallest()), limits.max());
    }

    /** Limits with the upper one moved, held above the lower one. */
    Range withHigh(Range limits, double high) {
        return new Range(limits.min(), Math.max(Math.min(high, range.max()), limits.min() + smallest()));
    }

    private double smallest() {
        return range.width() / 1e4;
    }

    /**
     * Heights of columns that fill the axis, 0 to 1, logarithmic in the counts: a single pixel is still seen next to a
     * million.
     */
    double[] columns(Histogram histogram, int columns) {
        double[] sums = new double[columns];
        for (int bin = 0; bin < histogram.bins(); bin++) {
            long count = histogram.count(bin);
            if (count == 0) {
                continue;
            }
            int from = column(histogram.edge(bin), columns);
            int to = Math.max(from, (int) Math.ceil(share(histogram.edge(bin + 1)) * columns) - 1);
            for (int c = from; c <= to; c++) {
                sums[c] = from == to ? sums[c] + (double) count : Math.max(sums[c], (double) count);
            }
        }
        double most = 0;
        for (double sum : sums) {
            most = Math.max(most, sum);
        }
        for (int c = 0; c < columns; c++) {
            sums[c] = most == 0 ? 0 : Math.log1p(sums[c]) / Math.log1p(most);
        }
        return sums;
    }

    private int column(double value, int columns) {
        return (int) Math.min(columns - 1, share(value) * columns);
    }
}
