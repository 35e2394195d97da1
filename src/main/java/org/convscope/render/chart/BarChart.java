package org.convscope.render.chart;

import java.util.List;
import org.convscope.render.NumberText;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Bars with their number beside or above them: how many frames a category has. */
public final class BarChart {
    private static final int LETTERS_UPRIGHT = 200;
    private static final int NAME_UPRIGHT = 16;

    private BarChart() {}

    /** How many there are of each, the count above every bar; lying down where names are long or many. */
    public static JFreeChart counts(ChartTheme theme, String title, List<String> names, long[] counts) {
        long most = 1;
        var data = new DefaultCategoryDataset();
        int longest = 0;
        for (int i = 0; i < counts.length; i++) {
            data.addValue((double) counts[i], "count", names.get(i));
            most = Math.max(most, counts[i]);
            longest = Math.max(longest, names.get(i).length());
        }
        boolean upright = counts.length * longest <= LETTERS_UPRIGHT && longest <= NAME_UPRIGHT;
        var plot = new BarPlot(
                theme,
                data,
                theme.categories(),
                theme.counts(""),
                new Bars(theme),
                upright ? PlotOrientation.VERTICAL : PlotOrientation.HORIZONTAL,
                most);
        theme.quiet(plot.getRangeAxis());
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return theme.chart(title, plot, ChartTheme.Legends.NONE);
    }

    /** One series of flat bars. */
    private static final class Bars extends BarRenderer {
        Bars(ChartTheme theme) {
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
            setMaximumBarWidth(0.14);
            setDefaultItemLabelsVisible(true);
            setSeriesPaint(0, theme.palette().accent());
            setDefaultItemLabelFont(theme.textFont());
            setDefaultItemLabelPaint(theme.palette().foreground());
            setDefaultItemLabelGenerator(new ValueText(value -> NumberText.count(Math.round(value))));
            setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
            setItemLabelInsets(new RectangleInsets(4, 4, 4, 4));
        }

        @Override
        public ItemLabelPosition getPositiveItemLabelPosition(int row, int column) {
            return getPlot().getOrientation().isVertical()
                    ? new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER)
                    : new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);
        }
    }
}
