package org.convscope.render.chart;

import org.convscope.array.Histogram;
import org.convscope.render.Numbers;

/**
 * A range of values chosen on a chart, and how many lie in it.
 *
 * @param from smallest value chosen
 * @param to largest value chosen
 * @param inside how many values lie between, ends included
 * @param total how many there are
 */
public record Brush(double from, double to, long inside, long total) {
    /** Counts exactly, from the values themselves; the ends may be given in any order. */
    public static Brush of(double[] values, double oneEnd, double otherEnd) {
        double from = Math.min(oneEnd, otherEnd);
        double to = Math.max(oneEnd, otherEnd);
        long inside = 0;
        long total = 0;
        for (double v : values) {
            if (Double.isFinite(v)) {
                total++;
                if (from <= v && v <= to) {
                    inside++;
                }
            }
        }
        return new Brush(from, to, inside, total);
    }

    /** Counts whole bins: every bin that the ends touch. */
    public static Brush of(Histogram histogram, double oneEnd, double otherEnd) {
        int first = binNear(histogram, Math.min(oneEnd, otherEnd));
        int last = binNear(histogram, Math.max(oneEnd, otherEnd));
        long inside = 0;
        for (int bin = first; bin <= last; bin++) {
            inside += histogram.count(bin);
        }
        return new Brush(histogram.edge(first), histogram.edge(last + 1), inside, histogram.total());
    }

    /** Share of all values, 0 to 1. */
    public double share() {
        return total == 0 ? 0 : (double) inside / total;
    }

    /** {@code 234 of 512 (45.7 %)}. */
    public String text() {
        return Numbers.count(inside) + " of " + Numbers.count(total) + " (" + Numbers.percent(share()) + ")";
    }

    private static int binNear(Histogram histogram, double value) {
        if (value <= histogram.edge(0)) {
            return 0;
        }
        return value >= histogram.edge(histogram.bins()) ? histogram.bins() - 1 : histogram.binOf(value);
    }
}
