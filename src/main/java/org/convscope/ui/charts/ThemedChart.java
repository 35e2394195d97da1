package org.convscope.ui.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.array.Range;
import org.convscope.ui.theme.ThemeLook;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** A chart on which a range of an axis can be brushed, and a part enlarged. */
public final class ThemedChart extends PlainChart {
    /** Along which axis values are brushed. */
    public enum Axis {
        ACROSS,
        UP
    }

    /** Less is a click of an unsteady hand. */
    private static final int LEAST_DRAG = 5;

    private final Axis axis;
    private @Nullable Consumer<Optional<Range>> brushed;
    private final transient Zooming zooming = new Zooming();
    private org.jfree.data.@Nullable Range whole;

    public ThemedChart(String name, Axis axis) {
        super(name, new Dimension(200, 100));
        this.axis = axis;
        setToolTipText("Shift and drag to enlarge a part, double-click for all");
        for (MouseAdapter mouse : List.of(new Brushing(), zooming)) {
            addMouseListener(mouse);
            addMouseMotionListener(mouse);
        }
    }

    /** All of it is shown. */
    @Override
    public void setChart(@Nullable JFreeChart chart) {
        super.setChart(chart);
        whole = chart == null ? null : chart.getXYPlot().getDomainAxis().getRange();
    }

    @Override
    public void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        zooming.paint(graphics);
    }

    /** Lets values be brushed; a click takes the brush away. */
    public void onBrush(Consumer<Optional<Range>> listener) {
        brushed = listener;
        setToolTipText("Drag to count the values of a range; Shift and drag to enlarge a part, double-click for all");
    }

    /** Shows a brushed range, or none. */
    public void show(Optional<Range> brush) {
        JFreeChart chart = getChart();
        if (chart == null) {
            return;
        }
        XYPlot plot = chart.getXYPlot();
        plot.clearDomainMarkers();
        plot.clearRangeMarkers();
        brush.ifPresent(range -> {
            Color accent = ThemeLook.warning();
            var marker = new IntervalMarker(
                    range.min(),
                    range.max(),
                    ThemeLook.translucent(accent, 60),
                    new BasicStroke(1),
                    accent,
                    new BasicStroke(1),
                    1f);
            if (axis == Axis.ACROSS) {
                plot.addDomainMarker(marker, Layer.FOREGROUND);
            } else {
                plot.addRangeMarker(marker, Layer.FOREGROUND);
            }
        });
    }

    private @Nullable Double valueAt(MouseEvent event, Axis along) {
        JFreeChart chart = getChart();
        Rectangle2D area = getScreenDataArea();
        if (chart == null || area == null) {
            return null;
        }
        XYPlot plot = chart.getXYPlot();
        ValueAxis values = along == Axis.ACROSS ? plot.getDomainAxis() : plot.getRangeAxis();
        RectangleEdge edge = along == Axis.ACROSS ? plot.getDomainAxisEdge() : plot.getRangeAxisEdge();
        double at = values.java2DToValue(along == Axis.ACROSS ? event.getX() : event.getY(), area, edge);
        return Math.max(values.getLowerBound(), Math.min(values.getUpperBound(), at));
    }

    /** Takes the brush over what is dragged; a click takes it away. */
    private final class Brushing extends MouseAdapter {
        private @Nullable Double start;

        @Override
        public void mousePressed(MouseEvent event) {
            start = event.isShiftDown() ? null : valueAt(event, axis);
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            Double from = start;
            Double to = valueAt(event, axis);
            Consumer<Optional<Range>> listener = brushed;
            if (listener != null && from != null && to != null) {
                listener.accept(Optional.of(new Range(Math.min(from, to), Math.max(from, to))));
            }
        }

        @Override
        public void mouseClicked(MouseEvent event) {
            Consumer<Optional<Range>> listener = brushed;
            if (listener != null && !event.isShiftDown()) {
                listener.accept(Optional.empty());
            }
        }
    }

    /** With Shift, the part that is dragged over fills the chart; a double click shows all of it again. */
    private final class Zooming extends MouseAdapter {
        private @Nullable MouseEvent start;
        private @Nullable MouseEvent end;

        @Override
        public void mousePressed(MouseEvent event) {
            start = event.isShiftDown() ? event : null;
            end = null;
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            if (start != null) {
                end = event;
                repaint();
            }
        }

        @Override
        public void mouseReleased(MouseEvent event) {
            MouseEvent from = start;
            if (from != null && Math.abs(event.getX() - from.getX()) >= LEAST_DRAG) {
                zoom(valueAt(from, Axis.ACROSS), valueAt(event, Axis.ACROSS));
            }
            start = null;
            end = null;
            repaint();
        }

        private void zoom(@Nullable Double from, @Nullable Double to) {
            JFreeChart chart = getChart();
            if (chart != null && from != null && to != null && !from.equals(to)) {
                chart.getXYPlot().getDomainAxis().setRange(Math.min(from, to), Math.max(from, to));
            }
        }

        @Override
        public void mouseClicked(MouseEvent event) {
            JFreeChart chart = getChart();
            org.jfree.data.Range all = whole;
            if (chart != null && all != null && event.getClickCount() == 2) {
                chart.getXYPlot().getDomainAxis().setRange(all);
            }
        }

        void paint(Graphics graphics) {
            MouseEvent from = start;
            MouseEvent to = end;
            Rectangle2D area = getScreenDataArea();
            if (from != null && to != null && area != null) {
                graphics.setColor(ThemeLook.translucent(ThemeLook.accent(), 60));
                graphics.fillRect(
                        Math.min(from.getX(), to.getX()), (int) area.getY(), Math.abs(to.getX() - from.getX()), (int)
                                area.getHeight());
            }
        }
    }
}
