package org.convscope.render.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.convscope.render.NumberText;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/**
 * Bars with their count above: level where the widest count fits over a bar, else smaller, else turned upright.
 * Counts are left away altogether where even that would make them overlap.
 */
final class CountBars extends XYBarRenderer {
    private static final double LOG_BASE = 0.5;
    private static final int SMALLEST_FONT = 8;

    private final transient ChartTheme theme;
    private final HistogramChart.BarLabels labels;
    private final HistogramChart.CountScale scale;
    private final transient List<Label> drawn = new ArrayList<>();
    private transient Labelling labelling;

    /**
     * A count as it was drawn last.
     *
     * @param text the count
     * @param box where, in the chart's own units
     */
    record Label(String text, Rectangle2D box) {}

    private enum Turn {
        LEVEL,
        UPRIGHT,
        NONE
    }

    /** @param room pixels above the highest bar */
    private record Labelling(Turn turn, Font font, double room) {}

    CountBars(ChartTheme theme, HistogramChart.BarLabels labels, HistogramChart.CountScale scale) {
        this.theme = theme;
        this.labels = labels;
        this.scale = scale;
        this.labelling = new Labelling(Turn.NONE, theme.smallFont(), 4);
        setShadowVisible(false);
        setDefaultPaint(theme.palette().accent());
    }

    /** Decides how labels are written when the bars fill a given area. */
    void arrange(Graphics2D g, Rectangle2D area, IntervalXYDataset data) {
        drawn.clear();
        labelling = labels == HistogramChart.BarLabels.NONE
                ? new Labelling(Turn.NONE, theme.smallFont(), 4 * theme.unit())
                : arrangement(g, area, data);
    }

    private Labelling arrangement(Graphics2D g, Rectangle2D area, IntervalXYDataset data) {
        int bins = data.getItemCount(0);
        double pitch = area.getWidth() / Math.max(1, bins);
        float largest = theme.smallFont().getSize2D();
        for (Turn turn : new Turn[] {Turn.LEVEL, Turn.UPRIGHT}) {
            for (float size = largest; size >= Math.min(largest, SMALLEST_FONT * theme.unit()); size -= 1) {
                Font font = theme.smallFont().deriveFont(size);
                FontMetrics metrics = g.getFontMetrics(font);
                double widest = 0;
                for (int item = 0; item < bins; item++) {
                    widest = Math.max(widest, metrics.stringWidth(text(data, item)));
                }
                double line = metrics.getAscent() + metrics.getDescent();
                if (turn == Turn.LEVEL && widest + 4 <= pitch) {
                    return new Labelling(turn, font, line + 6);
                }
                if (turn == Turn.UPRIGHT && line <= pitch && widest < area.getHeight() / 2) {
                    return new Labelling(turn, font, widest + 10);
                }
            }
        }
        return new Labelling(Turn.NONE, theme.smallFont(), 4 * theme.unit());
    }

    /** The counts of the last drawing. */
    List<Label> labels() {
        return List.copyOf(drawn);
    }

    /** The axis of counts, so that the highest bar's label stays inside. */
    Range rangeFor(double highest, double height) {
        double share = Math.min(0.75, labelling.room() / Math.max(1, height));
        if (scale == HistogramChart.CountScale.LINEAR) {
            return new Range(0, highest / (1 - share));
        }
        double decades = Math.log10(highest / LOG_BASE);
        return new Range(LOG_BASE, LOG_BASE * Math.pow(10, decades / (1 - share)));
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis across,
            ValueAxis up,
            XYDataset dataset,
            int series,
            int item,
            @Nullable CrosshairState crosshair,
            int pass) {
        IntervalXYDataset data = (IntervalXYDataset) dataset;
        double count = data.getYValue(series, item);
        double left = across.valueToJava2D(data.getStartXValue(series, item), area, RectangleEdge.BOTTOM);
        double right = across.valueToJava2D(data.getEndXValue(series, item), area, RectangleEdge.BOTTOM);
        double top = count > 0 ? up.valueToJava2D(count, area, RectangleEdge.LEFT) : area.getMaxY();
        double gap = right - left > 6 ? theme.unit() : right - left > 3 ? 0.5 : 0;
        Rectangle2D bar =
                new Rectangle2D.Double(left + gap, top, Math.max(0.5, right - left - 2 * gap), area.getMaxY() - top);
        g.setPaint(theme.palette().accent());
        g.fill(bar);
        label(g, text(data, item), (left + right) / 2, top);
        EntityCollection entities = state.getEntityCollection();
        if (entities != null) {
            Rectangle2D column = new Rectangle2D.Double(left, area.getY(), right - left, area.getHeight());
            addEntity(entities, column, dataset, series, item, bar.getCenterX(), top);
        }
    }

    private void label(Graphics2D g, String text, double middle, double top) {
        if (labelling.turn() == Turn.NONE) {
            return;
        }
        g.setFont(labelling.font());
        g.setPaint(theme.palette().foreground());
        FontMetrics metrics = g.getFontMetrics();
        double length = metrics.stringWidth(text);
        double line = metrics.getAscent() + metrics.getDescent();
        if (labelling.turn() == Turn.LEVEL) {
            double left = middle - length / 2;
            drawn.add(new Label(text, new Rectangle2D.Double(left, top - 1 - line, length, line)));
            g.drawString(text, (float) left, (float) (top - metrics.getDescent() - 1));
            return;
        }
        drawn.add(new Label(text, new Rectangle2D.Double(middle - line / 2, top - 4 - length, line, length)));
        AffineTransform before = g.getTransform();
        g.rotate(-Math.PI / 2, middle, top);
        g.drawString(text, (float) (middle + 4), (float) (top + (metrics.getAscent() - metrics.getDescent()) / 2.0));
        g.setTransform(before);
    }

    private static String text(IntervalXYDataset data, int item) {
        return NumberText.count(Math.round(data.getYValue(0, item)));
    }
}
