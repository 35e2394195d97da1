package org.convscope.render.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.render.Numbers;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;

/** What is laid over a chart and taken off again: a brushed range, contrast limits, a cursor. */
public final class Overlay {
    private Overlay() {}

    /** Shows a brushed range of the horizontal axis with its count; replaces the one shown before. */
    public static void brush(JFreeChart chart, ChartTheme theme, Brush brush) {
        clearBrush(chart);
        XYPlot plot = chart.getXYPlot();
        plot.getRenderer()
                .addAnnotation(
                        new Mark(Kind.BRUSH_AREA, theme, (g, area, across) -> area(g, theme, brush, area, across)),
                        Layer.BACKGROUND);
        plot.addAnnotation(new Mark(Kind.BRUSH_TAG, theme, (g, area, across) -> tag(g, theme, brush, area, across)));
    }

    public static void clearBrush(JFreeChart chart) {
        XYPlot plot = chart.getXYPlot();
        if (plot.getRenderer() instanceof AbstractXYItemRenderer renderer) {
            for (Object annotation : renderer.getAnnotations().toArray()) {
                if (annotation instanceof Mark mark && mark.kind == Kind.BRUSH_AREA) {
                    renderer.removeAnnotation(mark);
                }
            }
        }
        remove(chart, Kind.BRUSH_TAG);
    }

    /** Shows contrast limits on the horizontal axis, as two lines with their values; replaces those shown before. */
    public static void limits(JFreeChart chart, ChartTheme theme, Range limits) {
        remove(chart, Kind.LIMITS);
        chart.getXYPlot()
                .addAnnotation(
                        new Mark(Kind.LIMITS, theme, (g, area, across) -> limits(g, theme, limits, area, across)));
    }

    /** Shows a line at one place of the horizontal axis, such as the column under the pointer. */
    public static void cursor(JFreeChart chart, ChartTheme theme, double at) {
        clearCursor(chart);
        chart.getXYPlot()
                .addAnnotation(new Mark(Kind.CURSOR, theme, (g, area, across) -> cursor(g, theme, at, area, across)));
    }

    public static void clearCursor(JFreeChart chart) {
        remove(chart, Kind.CURSOR);
    }

    private static void remove(JFreeChart chart, Kind kind) {
        XYPlot plot = chart.getXYPlot();
        for (Object annotation : List.copyOf(plot.getAnnotations())) {
            if (annotation instanceof Mark mark && mark.kind == kind) {
                plot.removeAnnotation(mark);
            }
        }
    }

    private static double at(double value, Rectangle2D area, ValueAxis axis) {
        double x = axis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
        return Math.max(area.getX(), Math.min(area.getMaxX(), x));
    }

    // text on a piece of background, pushed inside the area
    private static void tag(
            Graphics2D g, ChartTheme theme, String text, double middle, double top, Rectangle2D area, Color colour) {
        g.setFont(theme.smallFont());
        FontMetrics metrics = g.getFontMetrics();
        double width = metrics.stringWidth(text) + 8.0;
        double height = metrics.getAscent() + metrics.getDescent() + 2.0;
        double left = Math.max(area.getX(), Math.min(area.getMaxX() - width, middle - width / 2));
        g.setPaint(theme.palette().background());
        g.fill(new Rectangle2D.Double(left, top, width, height));
        g.setPaint(colour);
        g.setStroke(theme.thin());
        g.draw(new Rectangle2D.Double(left, top, width, height));
        g.setPaint(theme.palette().foreground());
        g.drawString(text, (float) left + 4, (float) (top + 1 + metrics.getAscent()));
    }

    /** The height of a tag at the top of a chart; 0 where it has none. */
    static double tagHeight(XYPlot plot) {
        for (Object annotation : plot.getAnnotations()) {
            if (annotation instanceof Mark mark && mark.kind == Kind.BRUSH_TAG) {
                return 1.8 * mark.theme.smallFont().getSize2D();
            }
        }
        return 0;
    }

    private static void area(Graphics2D g, ChartTheme theme, Brush brush, Rectangle2D area, ValueAxis across) {
        Color colour = theme.palette().series(1);
        double left = at(brush.from(), area, across);
        double right = at(brush.to(), area, across);
        g.setPaint(theme.transparent(colour, 60));
        g.fill(new Rectangle2D.Double(left, area.getY(), right - left, area.getHeight()));
        upright(g, theme.thin(), colour, area, left);
        upright(g, theme.thin(), colour, area, right);
    }

    private static void tag(Graphics2D g, ChartTheme theme, Brush brush, Rectangle2D area, ValueAxis across) {
        double middle = (at(brush.from(), area, across) + at(brush.to(), area, across)) / 2;
        Color colour = theme.palette().series(1);
        tag(g, theme, brush.text(), middle, area.getY() + 1, area, colour);
    }

    private static void limits(Graphics2D g, ChartTheme theme, Range limits, Rectangle2D area, ValueAxis across) {
        Color colour = theme.palette().series(1);
        double low = at(limits.min(), area, across);
        double high = at(limits.max(), area, across);
        g.setPaint(theme.transparent(theme.palette().background(), 150));
        g.fill(new Rectangle2D.Double(area.getX(), area.getY(), low - area.getX(), area.getHeight()));
        g.fill(new Rectangle2D.Double(high, area.getY(), area.getMaxX() - high, area.getHeight()));
        upright(g, theme.line(), colour, area, low);
        upright(g, theme.line(), colour, area, high);
        double line = 1.6 * theme.smallFont().getSize2D();
        tag(g, theme, Numbers.text(limits.min()), low, area.getY() + 2, area, colour);
        // one below the other, so that limits close together can both be read
        tag(g, theme, Numbers.text(limits.max()), high, area.getY() + 4 + line, area, colour);
    }

    private static void cursor(Graphics2D g, ChartTheme theme, double value, Rectangle2D area, ValueAxis across) {
        if (across.getRange().contains(value)) {
            upright(g, theme.dashed(), theme.palette().muted(), area, at(value, area, across));
        }
    }

    private static void upright(Graphics2D g, Stroke stroke, Color colour, Rectangle2D area, double x) {
        g.setPaint(colour);
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY()));
    }

    private enum Kind {
        BRUSH_AREA,
        BRUSH_TAG,
        LIMITS,
        CURSOR
    }

    @FunctionalInterface
    private interface Painter {
        void paint(Graphics2D g, Rectangle2D area, ValueAxis across);
    }

    private static final class Mark extends AbstractXYAnnotation {
        private final Kind kind;
        private final transient ChartTheme theme;
        private final transient Painter painter;

        Mark(Kind kind, ChartTheme theme, Painter painter) {
            this.kind = kind;
            this.theme = theme;
            this.painter = painter;
        }

        @Override
        public void draw(
                Graphics2D g,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis across,
                ValueAxis up,
                int renderer,
                PlotRenderingInfo info) {
            painter.paint(g, area, across);
        }
    }
}
