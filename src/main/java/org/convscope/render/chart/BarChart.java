package org.convscope.render.chart;

import java.awt.Color;
import java.awt.Paint;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import org.convscope.render.Numbers;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPosition;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryLabelWidthType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Bars with their number beside or above them: what a network predicts, and how many frames a category has. */
public final class BarChart {
    private static final double LABEL_SHARE = 0.42;

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

    /** Numbers as they are, on an axis from zero to the largest (or smallest); from 0 to 1 if none lies beyond. */
    public static JFreeChart regression(ChartTheme theme, String title, List<Score> scores) {
        double low = Math.min(
                0,
                scores.stream()
                        .mapToDouble(Score::value)
                        .filter(Double::isFinite)
                        .min()
                        .orElse(0));
        double high = Math.max(
                low < 0 ? 0 : 1,
                scores.stream()
                        .mapToDouble(Score::value)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1));
        return lying(theme, title, scores, low, high, value -> true);
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
        boolean upright = counts.length * longest <= 110 && counts.length <= 16;
        NumberAxis axis = theme.counts("");
        axis.setRange(0, (double) most * (upright ? 1.12 : 1.18));
        return chart(
                theme,
                title,
                data,
                axis,
                upright ? PlotOrientation.VERTICAL : PlotOrientation.HORIZONTAL,
                new Bars(theme, data, value -> true, value -> Numbers.count(Math.round(value))));
    }

    private static JFreeChart lying(
            ChartTheme theme, String title, List<Score> scores, double low, double high, DoublePredicate strong) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Score score : scores) {
            data.addValue(score.value(), "value", score.label());
        }
        NumberAxis axis = theme.numbers("");
        double room = (high - low) * 0.2;
        axis.setRange(low < 0 ? low - room : low, high + room);
        return chart(
                theme,
                title,
                data,
                axis,
                PlotOrientation.HORIZONTAL,
                new Bars(theme, data, strong, value -> Numbers.text(value, 3)));
    }

    private static JFreeChart chart(
            ChartTheme theme,
            String title,
            DefaultCategoryDataset data,
            NumberAxis values,
            PlotOrientation orientation,
            Bars bars) {
        theme.quiet(values);
        CategoryAxis names = theme.categories();
        names.setMaximumCategoryLabelLines(2);
        names.setCategoryLabelPositions(CategoryLabelPositions.replaceLeftPosition(
                names.getCategoryLabelPositions(),
                new CategoryLabelPosition(
                        RectangleAnchor.RIGHT,
                        TextBlockAnchor.CENTER_RIGHT,
                        TextAnchor.CENTER,
                        0,
                        CategoryLabelWidthType.RANGE,
                        (float) LABEL_SHARE)));
        CategoryPlot plot = new CategoryPlot(data, names, values, bars);
        plot.setOrientation(orientation);
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
