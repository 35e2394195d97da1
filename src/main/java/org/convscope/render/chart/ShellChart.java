package org.convscope.render.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import org.convscope.render.NumberText;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** Numbers by resolution, in equal steps of 1/d, with the places of ice. */
public final class ShellChart {
    private ShellChart() {}

    /**
     * @param valueLabel what the numbers are
     * @param curves x is 1/d in 1/Å, rising; NaN interrupts a line
     * @param iceAngstrom d-spacings that are marked; those outside are left out
     */
    public static JFreeChart of(
            ChartTheme theme, String title, String valueLabel, List<ChartCurve> curves, List<Double> iceAngstrom) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (ChartCurve curve : curves) {
            double[] x = curve.x();
            double[] y = curve.y();
            for (int i = 0; i < x.length; i++) {
                if (!Double.isNaN(y[i])) {
                    least = Math.min(least, x[i]);
                    most = Math.max(most, x[i]);
                }
            }
        }
        JFreeChart chart = CurveChart.lines(theme, title, "resolution, Å", valueLabel, curves);
        XYPlot plot = chart.getXYPlot();
        NumberAxis across = (NumberAxis) plot.getDomainAxis();
        across.setNumberFormatOverride(new Spacings());
        if (most > least) {
            across.setRange(least, most);
        }
        plot.getRangeAxis().setLowerMargin(0.04);
        plot.getRangeAxis().setUpperMargin(0.25);
        plot.addAnnotation(new RadialChart.Marks(
                theme,
                iceAngstrom.stream().map(d -> RadialChart.Mark.ice(1 / d, d)).toList()));
        return chart;
    }

    /** Reads 1/d, writes d. */
    private static final class Spacings extends NumberFormat {
        @Override
        public StringBuffer format(double inverse, StringBuffer to, FieldPosition place) {
            return to.append(inverse <= 0 ? "∞" : NumberText.text(1 / inverse, 3));
        }

        @Override
        public StringBuffer format(long inverse, StringBuffer to, FieldPosition place) {
            return format((double) inverse, to, place);
        }

        @Override
        public @Nullable Number parse(String text, ParsePosition place) {
            return null;
        }
    }
}
