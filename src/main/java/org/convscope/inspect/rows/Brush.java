package org.convscope.inspect.rows;

import java.util.Arrays;
import java.util.Locale;
import org.convscope.array.Range;

/**
 * How many numbers lie within limits that were brushed over a histogram.
 *
 * @param limits both included
 * @param count how many lie within
 * @param total how many finite numbers there are
 */
public record Brush(Range limits, long count, long total) {
    public static Brush of(double[] values, Range limits) {
        long within = Arrays.stream(values).filter(limits::contains).count();
        long finite = Arrays.stream(values).filter(Double::isFinite).count();
        return new Brush(limits, within, finite);
    }

    /** Share of the finite numbers, 0 to 1. */
    public double share() {
        return total == 0 ? 0 : (double) count / total;
    }

    /** As it is shown: "486 of 512 (94.9 %)". */
    public String text() {
        return String.format(Locale.ROOT, "%d of %d (%.1f %%)", count, total, 100 * share());
    }
}
