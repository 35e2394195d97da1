package org.convscope.render.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import org.convscope.array.Range;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * One row of values repeated until it is an image: the stripe of a frame's row, and the gray gradient to read it by.
 */
public final class StripeChart {
    /** How often the row is repeated in the reference figures. */
    public static final int ROWS = 16;

    private static final int GRADIENT_LEVELS = 255;
    private static final int GRADIENT_ROWS = 8;

    private StripeChart() {}

    /**
     * A row of a frame, 16 times, with ticks every 10 columns, or fewer where they would touch.
     *
     * @param limits the values at the two ends of the colour map
     */
    public static JFreeChart ofRow(
            ChartTheme theme, String title, double[] values, ColourMapping mapping, Range limits) {
        return of(theme, title, values, mapping, limits, ROWS, 10, "column");
    }

    /** Gray 0 to 254, 8 rows, ticks every 20: what a count looks like. */
    public static JFreeChart grayGradient(ChartTheme theme, String title) {
        double[] values = new double[GRADIENT_LEVELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return of(theme, title, values, ColourMapping.DEFAULT, new Range(0, 255), GRADIENT_ROWS, 20, "gray");
    }

    private static JFreeChart of(
            ChartTheme theme,
            String title,
            double[] values,
            ColourMapping mapping,
            Range limits,
            int rows,
            double tickStep,
            String label) {
        NumberAxis across = theme.numbers(label);
        across.setStandardTickUnits(DecimalTicks.from(tickStep));
        across.setMinorTickMarksVisible(true);
        across.setMinorTickMarkOutsideLength(2 * theme.unit());
        // a value's cell is centred on its number, as matplotlib's imshow does
        across.setRange(-0.5, Math.max(1, values.length) - 0.5);
        NumberAxis down = theme.numbers("");
        down.setRange(0, rows);
        down.setVisible(false);
        var plot = new XYPlot(null, across, down, null);
        plot.addAnnotation(new Cells(values, mapping, limits));
        JFreeChart chart = theme.chart(title, plot, ChartTheme.Legends.NONE);
        plot.setRangeGridlinesVisible(false);
        return chart;
    }

    /** One rectangle for each run of values of the same colour, its edges on whole pixels. */
    private static final class Cells extends AbstractXYAnnotation {
        private final double[] values;
        private final transient ColourMapping mapping;
        private final transient Range limits;

        Cells(double[] values, ColourMapping mapping, Range limits) {
            this.values = values.clone();
            this.mapping = mapping;
            this.limits = limits;
        }

        @Override
        public void draw(
                Graphics2D g,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis across,
                ValueAxis down,
                int renderer,
                PlotRenderingInfo info) {
            Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
            ColourLevels levels = mapping.levels(limits);
            int from = 0;
            while (from < values.length) {
                int rgb = mapping.rgb(levels.of(values[from]));
                int to = from + 1;
                while (to < values.length && mapping.rgb(levels.of(values[to])) == rgb) {
                    to++;
                }
                double left = across.valueToJava2D(from - 0.5, area, RectangleEdge.BOTTOM);
                double right = across.valueToJava2D(to - 0.5, area, RectangleEdge.BOTTOM);
                g.setPaint(new Color(rgb));
                // a pixel into the next one's place, which is drawn over it: columns narrower than a pixel leave no gap
                double end = Math.min(right + 1, area.getMaxX());
                g.fill(new Rectangle2D.Double(left, area.getY(), end - left, area.getHeight()));
                from = to;
            }
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
        }
    }
}
