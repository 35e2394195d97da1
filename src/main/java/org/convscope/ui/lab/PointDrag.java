package org.convscope.ui.lab;

import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javax.swing.SwingUtilities;
import org.convscope.ui.charts.ChartPane;
import org.jfree.chart.plot.XYPlot;

/** Dragging in a curve: where its point is to stand across. */
final class PointDrag extends MouseAdapter {
    private final ChartPane chart;
    private final DoubleConsumer wanted;

    private PointDrag(ChartPane chart, DoubleConsumer wanted) {
        this.chart = chart;
        this.wanted = wanted;
    }

    /**
     * @param wanted told of every place, in the numbers of the axis across
     */
    static void in(ChartPane chart, DoubleConsumer wanted) {
        var drag = new PointDrag(chart, wanted);
        chart.addMouseListener(drag);
        chart.addMouseMotionListener(drag);
    }

    @Override
    public void mousePressed(MouseEvent event) {
        tell(event);
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        tell(event);
    }

    @Override
    public void mouseMoved(MouseEvent event) {
        boolean isInside = chart.getScreenDataArea().contains(event.getPoint());
        chart.setCursor(Cursor.getPredefinedCursor(isInside ? Cursor.E_RESIZE_CURSOR : Cursor.DEFAULT_CURSOR));
    }

    private void tell(MouseEvent event) {
        if (SwingUtilities.isLeftMouseButton(event)) {
            place(event).ifPresent(wanted);
        }
    }

    private OptionalDouble place(MouseEvent event) {
        Rectangle2D area = chart.getScreenDataArea();
        if (chart.getChart() == null || area.isEmpty()) {
            return OptionalDouble.empty();
        }
        XYPlot plot = chart.getChart().getXYPlot();
        return OptionalDouble.of(plot.getDomainAxis().java2DToValue(event.getX(), area, plot.getDomainAxisEdge()));
    }
}
