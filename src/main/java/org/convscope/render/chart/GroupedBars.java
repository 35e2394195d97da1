package org.convscope.render.chart;

import java.util.List;
import org.convscope.render.NumberText;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Numbers of any sign as bars, several beside each other in each group, each with its number. */
public final class GroupedBars {
    private static final double MARGIN = 0.15;
    private static final int DIGITS = 3;

    private GroupedBars() {}

    /** A group: one number a series; NaN leaves its bar out. */
    public record Group(String name, List<Double> values) {}

    /**
     * What a bar of each group is.
     *
     * @param colour of the palette's series
     */
    public record Series(String name, int colour) {}

    /**
     * @param series what the bars of each group are, in their order
     */
    public static JFreeChart of(ChartTheme theme, String title, List<Series> series, List<Group> groups) {
        var data = new DefaultCategoryDataset();
        for (Group group : groups) {
            for (int i = 0; i < series.size(); i++) {
                double value = group.values().get(i);
                data.addValue(
                        Double.isFinite(value) ? value : null, series.get(i).name(), group.name());
            }
        }
        NumberAxis up = theme.numbers("");
        up.setAutoRangeIncludesZero(true);
        up.setLowerMargin(MARGIN);
        up.setUpperMargin(MARGIN);
        theme.quiet(up);
        var bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(0.06);
        bars.setMaximumBarWidth(GroupedPlot.MOST_BAR);
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultItemLabelFont(theme.smallFont());
        bars.setDefaultItemLabelPaint(theme.palette().foreground());
        bars.setDefaultItemLabelGenerator(new ValueText(value -> NumberText.text(value, DIGITS)));
        bars.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER));
        bars.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER));
        for (int i = 0; i < series.size(); i++) {
            bars.setSeriesPaint(i, theme.palette().series(series.get(i).colour()));
        }
        return theme.chart(title, new GroupedPlot(theme, data, up, bars), ChartTheme.Legends.SHOWN);
    }
}
