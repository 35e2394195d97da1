package org.convscope.render.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.Range;
import org.jfree.data.category.CategoryDataset;
import org.jspecify.annotations.Nullable;

/** Leaves exactly as much room beyond the bars as their numbers need at the size that is drawn. */
final class BarPlot extends CategoryPlot {
    private static final double SPACE = 8;

    private final double low;
    private final double high;
    private final ChartTheme theme;

    BarPlot(
            ChartTheme theme,
            CategoryDataset data,
            NameAxis names,
            ValueAxis values,
            BarRenderer bars,
            PlotOrientation orientation,
            double low,
            double high) {
        super(data, names, values, bars);
        this.theme = theme;
        this.low = low;
        this.high = high;
        setOrientation(orientation);
        values.setRange(low, high);
    }

    @Override
    public void draw(
            Graphics2D g,
            Rectangle2D area,
            @Nullable Point2D anchor,
            @Nullable PlotState parentState,
            @Nullable PlotRenderingInfo info) {
        FontMetrics metrics = g.getFontMetrics(theme.textFont());
        Rectangle2D inner = calculateAxisSpace(g, area).shrink(area, null);
        boolean upright = getOrientation().isVertical();
        double pixels = Math.max(1, upright ? inner.getHeight() : inner.getWidth());
        double above = 0;
        double below = 0;
        CategoryItemLabelGenerator text = getRenderer().getDefaultItemLabelGenerator();
        for (int column = 0; column < getDataset().getColumnCount(); column++) {
            double needed = SPACE
                    + (upright
                            ? metrics.getHeight()
                            : metrics.stringWidth(text.generateLabel(getDataset(), 0, column)));
            // a short bar's number ends before the longest bar does, but which is which changes with the room
            if (getDataset().getValue(0, column).doubleValue() < 0) {
                below = Math.max(below, needed);
            } else {
                above = Math.max(above, needed);
            }
        }
        double room = Math.min(0.7 * pixels, above + below);
        double unitsPerPixel = (high - low) / (pixels - room);
        double share = above + below > 0 ? room / (above + below) : 0;
        // without telling anybody: a change while drawing would draw again and again
        getRangeAxis()
                .setRange(
                        new Range(low - below * share * unitsPerPixel, high + above * share * unitsPerPixel),
                        true,
                        false);
        super.draw(g, area, anchor, parentState, info);
    }
}
