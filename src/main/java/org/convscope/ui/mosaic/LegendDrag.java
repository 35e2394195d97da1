package org.convscope.ui.mosaic;

import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.colour.Legend;

/**
 * New limits from a drag on a legend: in the left half the lower end moves, in the right half the upper one; both where zero
 * lies in the middle.
 *
 * @param legend as it was when the drag began
 */
record LegendDrag(Legend legend) {
    private static final double LEAST_SHARE = 1e-4;

    /** Empty where a legend has no ends to be moved: each tile has its own, or all values are one. */
    static Optional<LegendDrag> of(Legend legend) {
        boolean fixed = legend.isByTile()
                || legend.mapping().rule() == TileStandardisation.Z_SCORE
                || !(legend.range().width() > 0);
        return fixed ? Optional.empty() : Optional.of(new LegendDrag(legend));
    }

    /**
     * @param from where the drag began, 0 at the low end of the bar, 1 at the high end
     * @param by how far it went, in widths of the bar
     */
    Range moved(double from, double by) {
        Range values = legend.ends().values().union(legend.range());
        Range range = legend.mapping().shown(legend.range());
        if (legend.mapping().isCentred(legend.range())) {
            double reach = legend.value(from < 0.5 ? 1 - by : 1 + by);
            double most = values.symmetric().max();
            double held = Math.max(most * LEAST_SHARE, Math.min(most, reach));
            return new Range(-held, held);
        }
        double least = values.width() * LEAST_SHARE;
        if (from < 0.5) {
            double low = Math.max(values.min(), legend.value(by));
            return new Range(Math.min(low, range.max() - least), range.max());
        }
        double high = Math.min(values.max(), legend.value(1 + by));
        return new Range(range.min(), Math.max(high, range.min() + least));
    }
}
