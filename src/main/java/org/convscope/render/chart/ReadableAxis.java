package org.convscope.render.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnitSource;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * Takes the finest ticks whose numbers do not touch, measured on the numbers that are really written; its label stands
 * beside it only where that is tall enough, since it would run into the title.
 */
final class ReadableAxis extends NumberAxis {
    private static final double GAP = 0.8;
    private static final double LINES_APART = 2.2;

    ReadableAxis(@Nullable String label) {
        super(label);
    }

    @Override
    protected void selectAutoTickUnit(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
        boolean across = RectangleEdge.isTopOrBottom(edge);
        double pixels = across ? area.getWidth() : area.getHeight();
        double length = getRange().getLength();
        TickUnitSource units = getStandardTickUnits();
        // numbers cannot stand closer than two of the smallest font's letters
        NumberTickUnit unit = (NumberTickUnit) units.getCeilingTickUnit(length / Math.max(1, pixels / 8));
        while (unit.getSize() < length && !fits(unit, unit.getSize() / length * pixels, metrics, across)) {
            unit = (NumberTickUnit) units.getLargerTickUnit(unit);
        }
        setTickUnit(unit, false, false);
    }

    @Override
    protected AxisState drawLabel(
            @Nullable String label,
            Graphics2D g,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            AxisState state) {
        double room = dataArea.getHeight() + getLabelFont().getSize2D();
        boolean beside = RectangleEdge.isLeftOrRight(edge);
        boolean tooLong =
                beside && label != null && g.getFontMetrics(getLabelFont()).stringWidth(label) > room;
        return tooLong ? state : super.drawLabel(label, g, plotArea, dataArea, edge, state);
    }

    private boolean fits(NumberTickUnit unit, double pitch, FontMetrics metrics, boolean across) {
        if (!across) {
            return metrics.getHeight() * LINES_APART <= pitch;
        }
        double size = unit.getSize();
        double widest = 0;
        for (double k = Math.ceil(getLowerBound() / size); k * size <= getUpperBound(); k++) {
            widest = Math.max(widest, metrics.stringWidth(unit.valueToString(k * size)));
        }
        return widest + GAP * metrics.getFont().getSize2D() <= pitch;
    }
}
