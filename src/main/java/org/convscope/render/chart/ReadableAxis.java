package org.convscope.render.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnitSource;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * Takes the finest ticks whose numbers do not touch, measured on the numbers that are really written; its label stands
 * beside it only where that is tall enough, since it would run into the title, and is smaller below it where that is narrow.
 */
final class ReadableAxis extends NumberAxis {
    private static final double GAP = 0.8;
    private static final double LINES_APART = 2.2;
    /** Of its usual size: smaller nobody reads it. */
    private static final double LEAST_LABEL = 0.6;

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
        double wide = label == null ? 0 : g.getFontMetrics(getLabelFont()).stringWidth(label);
        if (RectangleEdge.isLeftOrRight(edge)) {
            double room = dataArea.getHeight() + getLabelFont().getSize2D();
            return wide > room ? state : super.drawLabel(label, g, plotArea, dataArea, edge, state);
        }
        double before = dataArea.getCenterX() - plotArea.getMinX();
        double behind = plotArea.getMaxX() - dataArea.getCenterX();
        double room = 2 * Math.min(before, behind);
        if (label == null || wide <= room) {
            return super.drawLabel(label, g, plotArea, dataArea, edge, state);
        }
        return drawSmaller(label, g, dataArea, state, room / wide);
    }

    /** Below the numbers, as much smaller as it takes, where it would be cut off at the end of the chart. */
    private AxisState drawSmaller(String label, Graphics2D g, Rectangle2D dataArea, AxisState state, double factor) {
        Font font = getLabelFont().deriveFont((float) (getLabelFont().getSize2D() * Math.max(LEAST_LABEL, factor)));
        FontMetrics metrics = g.getFontMetrics(font);
        g.setFont(font);
        g.setPaint(getLabelPaint());
        g.drawString(label, (float) (dataArea.getCenterX() - metrics.stringWidth(label) / 2.0), (float)
                (state.getCursor() + getLabelInsets().getTop() + metrics.getAscent()));
        state.cursorDown(getLabelInsets().getTop()
                + metrics.getHeight()
                + getLabelInsets().getBottom());
        return state;
    }

    /** The last number is left out where its end would be cut off at the end of the chart: it would read as another one. */
    @Override
    protected List<?> refreshTicksHorizontal(Graphics2D g, Rectangle2D dataArea, RectangleEdge edge) {
        FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
        double end = dataArea.getMaxX() + metrics.getFont().getSize2D();
        List<Object> ticks = new ArrayList<>();
        for (Object tick : super.refreshTicksHorizontal(g, dataArea, edge)) {
            boolean isCut = tick instanceof NumberTick number
                    && valueToJava2D(number.getValue(), dataArea, edge) + metrics.stringWidth(number.getText()) / 2.0
                            > end;
            ticks.add(isCut ? withoutText((NumberTick) tick) : tick);
        }
        return ticks;
    }

    private static NumberTick withoutText(NumberTick tick) {
        return new NumberTick(
                tick.getTickType(),
                tick.getValue(),
                "",
                tick.getTextAnchor(),
                tick.getRotationAnchor(),
                tick.getAngle());
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
