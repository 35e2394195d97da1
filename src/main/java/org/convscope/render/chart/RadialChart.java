package org.convscope.render.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;

/** Counts by distance from the beam centre, with the places of rings. */
public final class RadialChart {
    /**
     * A place that is marked.
     *
     * @param radiusPixels where it lies
     * @param text beside it
     */
    public record Mark(double radiusPixels, String text, Kind kind) {
        /** What is marked. */
        public enum Kind {
            RING,
            ICE
        }

        public static Mark ring(double radiusPixels, double dAngstrom) {
            return new Mark(radiusPixels, String.format(Locale.ROOT, "%.4g Å", dAngstrom), Kind.RING).tidied();
        }

        public static Mark ice(double radiusPixels, double dAngstrom) {
            return new Mark(radiusPixels, String.format(Locale.ROOT, "ice %.2f", dAngstrom), Kind.ICE);
        }

        private Mark tidied() {
            return new Mark(radiusPixels, text.replaceAll("\\.?0+ Å", " Å"), kind);
        }
    }

    private RadialChart() {}

    /**
     * A line; NaN interrupts it.
     *
     * @param radiusPixels one a value, rising
     * @param marks those outside are left out
     */
    public static JFreeChart of(
            ChartTheme theme, String title, double[] radiusPixels, double[] values, List<Mark> marks) {
        var data = new DefaultXYDataset();
        data.addSeries(title, new double[][] {radiusPixels.clone(), values.clone()});
        NumberAxis across = theme.numbers("distance from the beam, pixels");
        across.setStandardTickUnits(DecimalTicks.whole());
        if (radiusPixels.length > 1) {
            across.setRange(0, radiusPixels[radiusPixels.length - 1]);
        }
        NumberAxis up = theme.numbers("counts");
        up.setLowerMargin(0.04);
        up.setUpperMargin(0.25);
        theme.quiet(up);
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, theme.palette().accent());
        renderer.setSeriesStroke(0, theme.line());
        var plot = new XYPlot(data, across, up, renderer);
        plot.addAnnotation(new Marks(theme, marks));
        return theme.chart(title, plot, ChartTheme.Legends.NONE);
    }

    /** Marked places over a plot. */
    static final class Marks extends AbstractXYAnnotation {
        private static final int LINES_HIGH = 5;

        private final transient ChartTheme theme;
        private final transient List<Mark> marks;

        Marks(ChartTheme theme, List<Mark> marks) {
            this.theme = theme;
            this.marks = List.copyOf(marks);
        }

        /** Every line is drawn; a text only where there is room beside others and above the curve, ice below the rings. */
        @Override
        public void draw(
                Graphics2D g,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis across,
                ValueAxis up,
                int renderer,
                PlotRenderingInfo info) {
            g.setFont(theme.smallFont());
            FontMetrics metrics = g.getFontMetrics();
            List<Rectangle2D> taken = new ArrayList<>();
            boolean isHigh = area.getHeight() >= LINES_HIGH * metrics.getHeight();
            for (Mark mark : marks) {
                if (!across.getRange().contains(mark.radiusPixels())) {
                    continue;
                }
                boolean ice = mark.kind() == Mark.Kind.ICE;
                double x = across.valueToJava2D(mark.radiusPixels(), area, RectangleEdge.BOTTOM);
                double line = metrics.getHeight();
                double top = area.getY() + (ice ? line : 0);
                g.setPaint(ice ? theme.palette().series(4) : theme.palette().muted());
                g.setStroke(ice ? theme.dashed() : theme.thin());
                g.draw(new Line2D.Double(x, ice ? top + line : top, x, ice ? area.getMaxY() : top + line / 2));
                double width = metrics.stringWidth(mark.text());
                double left = ice ? x - width / 2 : x + 3;
                var box = new Rectangle2D.Double(left - 3, top, width + 6, line - 1);
                boolean fits = isHigh && left >= area.getX() && left + width <= area.getMaxX();
                if (fits && taken.stream().noneMatch(box::intersects)) {
                    taken.add(box);
                    g.drawString(mark.text(), (float) left, (float) (top + metrics.getAscent()));
                }
            }
        }
    }
}
