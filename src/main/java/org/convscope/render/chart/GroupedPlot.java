package org.convscope.render.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.CategoryDataset;
import org.jspecify.annotations.Nullable;

/** Groups of bars whose numbers are so small that they do not lie over each other, as long as they can be read. */
final class GroupedPlot extends CategoryPlot {
    /** The width of a bar, as a share of the plot's. */
    static final double MOST_BAR = 0.12;

    /** What JFreeChart leaves between and beside the groups, as a share of the plot's width. */
    private static final double BETWEEN = 0.3;

    private static final double LEAST_TEXT = 0.6;

    private final ChartTheme theme;
    private final BarRenderer bars;

    GroupedPlot(ChartTheme theme, CategoryDataset data, NumberAxis values, BarRenderer bars) {
        super(data, theme.categories(), values, bars);
        this.theme = theme;
        this.bars = bars;
    }

    @Override
    public void draw(
            Graphics2D g,
            Rectangle2D area,
            @Nullable Point2D anchor,
            @Nullable PlotState parentState,
            @Nullable PlotRenderingInfo info) {
        Rectangle2D inner = calculateAxisSpace(g, area).shrink(area, null);
        // without telling anybody: a change while drawing would draw again and again
        bars.setDefaultItemLabelFont(fitting(g, theme.smallFont(), inner.getWidth()), false);
        super.draw(g, area, anchor, parentState, info);
    }

    private Font fitting(Graphics2D g, Font font, double width) {
        CategoryDataset data = getDataset();
        CategoryItemLabelGenerator text = bars.getDefaultItemLabelGenerator();
        FontMetrics metrics = g.getFontMetrics(font);
        int longest = 1;
        for (int row = 0; row < data.getRowCount(); row++) {
            for (int column = 0; column < data.getColumnCount(); column++) {
                if (data.getValue(row, column) != null) {
                    longest = Math.max(longest, metrics.stringWidth(text.generateLabel(data, row, column)));
                }
            }
        }
        double group = width * (1 - BETWEEN) / Math.max(1, data.getColumnCount());
        double bar = Math.min(MOST_BAR * width, group / Math.max(1, data.getRowCount()));
        double size = font.getSize2D() * Math.max(LEAST_TEXT, Math.min(1, 0.95 * bar / longest));
        return font.deriveFont((float) size);
    }
}
