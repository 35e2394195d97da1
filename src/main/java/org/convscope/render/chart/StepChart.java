package org.convscope.render.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** A number that changes from step to step, as a line. */
public final class StepChart {
    private StepChart() {}

    /**
     * A line through the values; what is not finite interrupts it.
     *
     * @param values one a step that was taken
     * @param steps how many there are to be
     * @param valueLabel what the values are
     */
    public static JFreeChart of(ChartTheme theme, double[] values, int steps, String valueLabel) {
        double[][] line = new double[2][values.length];
        for (int step = 0; step < values.length; step++) {
            line[0][step] = step;
            line[1][step] = Double.isFinite(values[step]) ? values[step] : Double.NaN;
        }
        var data = new DefaultXYDataset();
        data.addSeries(valueLabel, line);
        NumberAxis across = theme.numbers("step");
        across.setStandardTickUnits(DecimalTicks.whole());
        across.setRange(0, Math.max(1, steps - 1.0));
        NumberAxis up = theme.numbers(valueLabel);
        up.setLowerMargin(0.04);
        up.setUpperMargin(0.06);
        theme.quiet(up);
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, theme.palette().accent());
        renderer.setSeriesStroke(0, theme.line());
        return theme.chart("", new XYPlot(data, across, up, renderer), ChartTheme.Legends.NONE);
    }
}
