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

    private final double most;
    private final ChartTheme theme;

    BarPlot(
            ChartTheme theme,
            CategoryDataset data,
            NameAxis names,
            ValueAxis values,
            BarRenderer bars,
            PlotOrientation orientation,
            double most) {
        super(data, names, values, bars);
        this.theme = theme;
        this.most = most;
        setOrientation(orientation);
        values.setRange(0, most);
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
        double needed = 0;
        CategoryItemLabelGenerator text = getRenderer().getDefaultItemLabelGenerator();
        for (int column = 0; column < getDataset().getColumnCount(); column++) {
            // a short bar's number ends before the longest bar does, but which is which changes with the room
            needed = Math.max(
                    needed,
                    SPACE
                            + (upright
                                    ? metrics.getHeight()
                                    : metrics.stringWidth(text.generateLabel(getDataset(), 0, column))));
        }
        double room = Math.min(0.7 * pixels, needed);
        double unitsPerPixel = most / (pixels - room);
        // without telling anybody: a change while drawing would draw again and again
        getRangeAxis().setRange(new Range(0, most + room * unitsPerPixel), true, false);
        super.draw(g, area, anchor, parentState, info);
    }
}
