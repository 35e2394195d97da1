package org.convscope.render.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.jspecify.annotations.Nullable;

/** Leaves exactly as much room above the highest bar as its label needs at the size that is drawn. */
final class HistogramPlot extends XYPlot {
    private final CountBars bars;
    private final double highest;

    HistogramPlot(IntervalXYDataset data, NumberAxis across, ValueAxis up, CountBars bars) {
        super(data, across, up, bars);
        this.bars = bars;
        double max = 1;
        for (int item = 0; item < data.getItemCount(0); item++) {
            max = Math.max(max, data.getYValue(0, item));
        }
        this.highest = max;
    }

    @Override
    public void draw(
            Graphics2D g,
            Rectangle2D area,
            @Nullable Point2D anchor,
            @Nullable PlotState parentState,
            @Nullable PlotRenderingInfo info) {
        ValueAxis up = getRangeAxis();
        // without telling anybody: a change while drawing would draw again and again
        up.setRange(bars.rangeFor(highest, area.getHeight()), true, false);
        Rectangle2D inner = calculateAxisSpace(g, area).shrink(area, null);
        bars.arrange(g, inner, (IntervalXYDataset) getDataset());
        up.setRange(bars.rangeFor(highest, inner.getHeight()), true, false);
        super.draw(g, area, anchor, parentState, info);
    }
}
