package org.convscope.render.chart;

import org.convscope.array.Histogram;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Histograms: of a row, of a whole frame, of weights; with the count above every bar, or as an outline for many bins.
 */
public final class HistogramChart {
    /** How counts are drawn. */
    public enum CountScale {
        LINEAR,
        /** Logarithmic from one half on, so that a count of one is still seen. */
        LOG
    }

    /** What stands above the bars. */
    public enum BarLabels {
        NONE,
        /** The count above every bar, turned or smaller where bars are narrow. */
        COUNTS
    }

    private HistogramChart() {}

    /**
     * Bars over their bins.
     *
     * @param valueLabel what the values are, such as {@code counts}
     */
    public static JFreeChart of(
            ChartTheme theme,
            String title,
            Histogram histogram,
            String valueLabel,
            CountScale scale,
            BarLabels labels) {
        NumberAxis across = theme.numbers(valueLabel);
        double low = histogram.edge(0);
        double high = histogram.edge(histogram.bins());
        across.setRange(low, high > low ? high : low + 1);
        ValueAxis up = scale == CountScale.LOG ? logAxis(theme) : theme.counts("");
        theme.quiet(up);
        var bars = new CountBars(theme, labels, scale);
        return theme.chart(title, new HistogramPlot(data(histogram), across, up, bars), ChartTheme.Legends.NONE);
    }

    private static LogAxis logAxis(ChartTheme theme) {
        var axis = new LogAxis();
        theme.style(axis);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setNumberFormatOverride(DecimalTicks.countFormat());
        axis.setMinorTickMarksVisible(false);
        return axis;
    }

    private static XYIntervalSeriesCollection data(Histogram histogram) {
        var series = new XYIntervalSeries("counts", false, true);
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double from = histogram.edge(bin);
            double to = histogram.edge(bin + 1);
            double count = histogram.count(bin);
            series.add((from + to) / 2, from, to, count, 0, count);
        }
        var data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }
}
