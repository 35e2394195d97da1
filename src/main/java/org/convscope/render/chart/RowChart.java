package org.convscope.render.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** The values of one row of a frame, from left to right, as a line. */
public final class RowChart {
    private RowChart() {}

    /**
     * A line through the values; NaN interrupts it.
     *
     * @param values one a column
     * @param valueLabel what the values are, such as {@code counts}
     */
    public static JFreeChart of(ChartTheme theme, String title, double[] values, String valueLabel) {
        double[] columns = new double[values.length];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = x;
        }
        var data = new DefaultXYDataset();
        data.addSeries("row", new double[][] {columns, values.clone()});
        NumberAxis across = theme.numbers("column");
        across.setStandardTickUnits(DecimalTicks.whole());
        NumberAxis up = theme.numbers(valueLabel);
        up.setLowerMargin(0.04);
        up.setUpperMargin(0.06);
        theme.quiet(up);
        if (values.length > 1) {
            across.setRange(0, values.length - 1.0);
        }
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, theme.palette().accent());
        renderer.setSeriesStroke(0, theme.line());
        return theme.chart(title, new XYPlot(data, across, up, renderer), ChartTheme.Legends.NONE);
    }
}
