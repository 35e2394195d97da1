package org.convscope.render.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

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
        double[] taken = new double[values.length];
        double[] drawn = new double[values.length];
        for (int step = 0; step < values.length; step++) {
            taken[step] = step;
            drawn[step] = Double.isFinite(values[step]) ? values[step] : Double.NaN;
        }
        JFreeChart chart =
                CurveChart.lines(theme, "", "step", valueLabel, List.of(new ChartCurve(valueLabel, taken, drawn)));
        XYPlot plot = chart.getXYPlot();
        NumberAxis across = (NumberAxis) plot.getDomainAxis();
        across.setStandardTickUnits(DecimalTicks.whole());
        across.setRange(0, Math.max(1, steps - 1.0));
        plot.getRangeAxis().setLowerMargin(0.04);
        plot.getRangeAxis().setUpperMargin(0.06);
        plot.getRenderer().setSeriesPaint(0, theme.palette().accent());
        return chart;
    }
}
