package org.convscope.ui.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.array.Range;
import org.convscope.ui.look.Look;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** A chart on which a range of an axis can be brushed. */
public final class ThemedChart extends PlainChart {
    /** Along which axis values are brushed. */
    public enum Axis {
        ACROSS,
        UP
    }

    private final Axis axis;
    private @Nullable Consumer<Optional<Range>> brushed;
    private @Nullable Double start;

    public ThemedChart(String name, Axis axis) {
        super(name);
        this.axis = axis;
        setPreferredSize(new Dimension(200, 100));
        setMinimumSize(new Dimension(60, 40));
        var mouse = new Brushing();
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    /** Lets values be brushed; a click takes the brush away. */
    void onBrush(Consumer<Optional<Range>> listener) {
        brushed = listener;
        setToolTipText("Drag to count the values of a range");
    }

    /** Shows a brushed range, or none. */
    void show(Optional<Range> brush) {
        JFreeChart chart = getChart();
        if (chart == null) {
            return;
        }
        XYPlot plot = chart.getXYPlot();
        plot.clearDomainMarkers();
        plot.clearRangeMarkers();
        brush.ifPresent(range -> {
            Color accent = Look.warning();
            var marker = new IntervalMarker(
                    range.min(),
                    range.max(),
                    Look.translucent(accent, 60),
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

    private @Nullable Double valueAt(MouseEvent event) {
        JFreeChart chart = getChart();
        Rectangle2D area = getScreenDataArea();
        if (chart == null || area == null) {
            return null;
        }
        XYPlot plot = chart.getXYPlot();
        ValueAxis values = axis == Axis.ACROSS ? plot.getDomainAxis() : plot.getRangeAxis();
        RectangleEdge edge = axis == Axis.ACROSS ? plot.getDomainAxisEdge() : plot.getRangeAxisEdge();
        double at = values.java2DToValue(axis == Axis.ACROSS ? event.getX() : event.getY(), area, edge);
        return Math.max(values.getLowerBound(), Math.min(values.getUpperBound(), at));
    }

    private final class Brushing extends MouseAdapter {
        @Override
        public void mousePressed(MouseEvent event) {
            start = valueAt(event);
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            Double from = start;
            Double to = valueAt(event);
            Consumer<Optional<Range>> listener = brushed;
            if (listener != null && from != null && to != null) {
                listener.accept(Optional.of(new Range(Math.min(from, to), Math.max(from, to))));
            }
        }

        @Override
        public void mouseClicked(MouseEvent event) {
            Consumer<Optional<Range>> listener = brushed;
            if (listener != null) {
                listener.accept(Optional.empty());
            }
        }
    }
}
