package org.convscope.render.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.render.Numbers;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.annotations.XYAnnotation;
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
        plot.getRenderer().addAnnotation(new BrushArea(theme, brush), Layer.BACKGROUND);
        plot.addAnnotation(new BrushTag(theme, brush));
    }

    public static void clearBrush(JFreeChart chart) {
        XYPlot plot = chart.getXYPlot();
        if (plot.getRenderer() instanceof AbstractXYItemRenderer renderer) {
            for (Object annotation : renderer.getAnnotations().toArray()) {
                if (annotation instanceof BrushArea area) {
                    renderer.removeAnnotation(area);
                }
            }
        }
        remove(chart, BrushTag.class);
    }

    /** Shows contrast limits on the horizontal axis, as two lines with their values; replaces those shown before. */
    public static void limits(JFreeChart chart, ChartTheme theme, Range limits) {
        remove(chart, LimitMarks.class);
        chart.getXYPlot().addAnnotation(new LimitMarks(theme, limits));
    }

    /** Shows a line at one place of the horizontal axis, such as the column under the pointer. */
    public static void cursor(JFreeChart chart, ChartTheme theme, double at) {
        clearCursor(chart);
        chart.getXYPlot().addAnnotation(new CursorMark(theme, at));
    }

    public static void clearCursor(JFreeChart chart) {
        remove(chart, CursorMark.class);
    }

    private static void remove(JFreeChart chart, Class<? extends XYAnnotation> kind) {
        XYPlot plot = chart.getXYPlot();
        for (Object annotation : List.copyOf(plot.getAnnotations())) {
            if (kind.isInstance(annotation)) {
                plot.removeAnnotation(kind.cast(annotation));
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
            if (annotation instanceof BrushTag tag) {
                return 1.8 * tag.theme.smallFont().getSize2D();
            }
        }
        return 0;
    }

    private static final class BrushArea extends AbstractXYAnnotation {
        private final transient ChartTheme theme;
        private final transient Brush brush;

        BrushArea(ChartTheme theme, Brush brush) {
            this.theme = theme;
            this.brush = brush;
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
            Color colour = theme.palette().series(1);
            double left = at(brush.from(), area, across);
            double right = at(brush.to(), area, across);
            g.setPaint(theme.transparent(colour, 60));
            g.fill(new Rectangle2D.Double(left, area.getY(), right - left, area.getHeight()));
            g.setPaint(colour);
            g.setStroke(theme.thin());
            g.draw(new Line2D.Double(left, area.getY(), left, area.getMaxY()));
            g.draw(new Line2D.Double(right, area.getY(), right, area.getMaxY()));
        }
    }

    private static final class BrushTag extends AbstractXYAnnotation {
        private final transient ChartTheme theme;
        private final transient Brush brush;

        BrushTag(ChartTheme theme, Brush brush) {
            this.theme = theme;
            this.brush = brush;
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
            double middle = (at(brush.from(), area, across) + at(brush.to(), area, across)) / 2;
            tag(
                    g,
                    theme,
                    brush.text(),
                    middle,
                    area.getY() + 1,
                    area,
                    theme.palette().series(1));
        }
    }

    private static final class LimitMarks extends AbstractXYAnnotation {
        private final transient ChartTheme theme;
        private final transient Range limits;

        LimitMarks(ChartTheme theme, Range limits) {
            this.theme = theme;
            this.limits = limits;
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
            Color colour = theme.palette().series(1);
            double low = at(limits.min(), area, across);
            double high = at(limits.max(), area, across);
            g.setPaint(theme.transparent(theme.palette().background(), 150));
            g.fill(new Rectangle2D.Double(area.getX(), area.getY(), low - area.getX(), area.getHeight()));
            g.fill(new Rectangle2D.Double(high, area.getY(), area.getMaxX() - high, area.getHeight()));
            g.setPaint(colour);
            g.setStroke(theme.line());
            g.draw(new Line2D.Double(low, area.getY(), low, area.getMaxY()));
            g.draw(new Line2D.Double(high, area.getY(), high, area.getMaxY()));
            double line = 1.6 * theme.smallFont().getSize2D();
            tag(g, theme, Numbers.text(limits.min()), low, area.getY() + 2, area, colour);
            // one below the other, so that limits close together can both be read
            tag(g, theme, Numbers.text(limits.max()), high, area.getY() + 4 + line, area, colour);
        }
    }

    private static final class CursorMark extends AbstractXYAnnotation {
        private final transient ChartTheme theme;
        private final double value;

        CursorMark(ChartTheme theme, double value) {
            this.theme = theme;
            this.value = value;
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
            if (across.getRange().contains(value)) {
                double x = at(value, area, across);
                g.setPaint(theme.palette().muted());
                g.setStroke(theme.dashed());
                g.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY()));
            }
        }
    }
}
