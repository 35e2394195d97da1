package org.convscope.render.chart;

import java.awt.Color;
import java.awt.Paint;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import org.convscope.render.Numbers;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Bars with their number beside or above them: what a network predicts, and how many frames a category has. */
public final class BarChart {
    private static final int LETTERS_UPRIGHT = 200;
    private static final int NAME_UPRIGHT = 16;

    private BarChart() {}

    /** Probabilities that exclude each other, 0 to 1: the largest stands out. */
    public static JFreeChart softmax(ChartTheme theme, String title, List<Score> scores) {
        double best = scores.stream().mapToDouble(Score::value).max().orElse(0);
        return lying(theme, title, scores, 0, 1, value -> value == best);
    }

    /** Independent probabilities, 0 to 1: those of one half or more stand out, and a line shows where that is. */
    public static JFreeChart sigmoid(ChartTheme theme, String title, List<Score> scores) {
        JFreeChart chart = lying(theme, title, scores, 0, 1, value -> value >= 0.5);
        ValueMarker half = new ValueMarker(0.5, theme.palette().muted(), theme.dashed());
        chart.getCategoryPlot().addRangeMarker(half, Layer.BACKGROUND);
        return chart;
    }

    /**
     * Numbers as they are, on an axis from zero to the largest (or smallest), but to 1 at least unless there are
     * negative ones.
     */
    public static JFreeChart regression(ChartTheme theme, String title, List<Score> scores) {
        double low = 0;
        double high = 0;
        for (Score score : scores) {
            if (Double.isFinite(score.value())) {
                low = Math.min(low, score.value());
                high = Math.max(high, score.value());
            }
        }
        return lying(theme, title, scores, low, low < 0 ? high : Math.max(1, high), value -> true);
    }

    /** How many there are of each, the count above every bar; lying down where names are long or many. */
    public static JFreeChart counts(ChartTheme theme, String title, List<String> names, long[] counts) {
        long most = 1;
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        int longest = 0;
        for (int i = 0; i < counts.length; i++) {
            data.addValue((double) counts[i], "count", names.get(i));
            most = Math.max(most, counts[i]);
            longest = Math.max(longest, names.get(i).length());
        }
        boolean upright = counts.length * longest <= LETTERS_UPRIGHT && longest <= NAME_UPRIGHT;
        return chart(
                theme,
                title,
                new BarPlot(
                        theme,
                        data,
                        theme.categories(),
                        theme.counts(""),
                        new Bars(theme, data, value -> true, value -> Numbers.count(Math.round(value))),
                        upright ? PlotOrientation.VERTICAL : PlotOrientation.HORIZONTAL,
                        0,
                        most));
    }

    private static JFreeChart lying(
            ChartTheme theme, String title, List<Score> scores, double low, double high, DoublePredicate strong) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Score score : scores) {
            data.addValue(score.value(), "value", score.label());
        }
        ReadableAxis axis = theme.numbers("");
        axis.endTicksAt(high);
        return chart(
                theme,
                title,
                new BarPlot(
                        theme,
                        data,
                        theme.categories(),
                        axis,
                        new Bars(theme, data, strong, value -> Numbers.text(value, 3)),
                        PlotOrientation.HORIZONTAL,
                        low,
                        high));
    }

    private static JFreeChart chart(ChartTheme theme, String title, BarPlot plot) {
        theme.quiet(plot.getRangeAxis());
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return theme.chart(title, plot, ChartTheme.Legends.NONE);
    }

    /** One series, flat, each bar in full or faded colour. */
    private static final class Bars extends BarRenderer {
        private final transient ChartTheme theme;
        private final transient DefaultCategoryDataset data;
        private final transient DoublePredicate strong;

        Bars(ChartTheme theme, DefaultCategoryDataset data, DoublePredicate strong, DoubleFunction<String> text) {
            this.theme = theme;
            this.data = data;
            this.strong = strong;
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
            setMaximumBarWidth(0.14);
            setDefaultItemLabelsVisible(true);
            setDefaultItemLabelFont(theme.textFont());
            setDefaultItemLabelPaint(theme.palette().foreground());
            setDefaultItemLabelGenerator(new ValueText(text));
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

        @Override
        public ItemLabelPosition getNegativeItemLabelPosition(int row, int column) {
            return new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT);
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            Color accent = theme.palette().accent();
            return strong.test(data.getValue(row, column).doubleValue()) ? accent : theme.faded(accent, 0.45);
        }
    }
}
