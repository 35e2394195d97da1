package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Consumer;
import javax.accessibility.AccessibleRole;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourBand;
import org.convscope.render.colour.ColourMapping;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/**
 * The frame's counts as a histogram with two limits to drag; the colours that values get are shown below it. Double click
 * gives the limits back; the arrow keys move the limit that was touched last.
 */
final class LimitsEditor extends DrawnComponent {
    private enum Handle {
        LOW,
        HIGH
    }

    private final Consumer<Range> moved;
    private final Runnable reset;
    private @Nullable Histogram histogram;
    private LimitsModel model = new LimitsModel(new Range(0, 1), Curve.LINEAR);
    private Range limits = new Range(0, 1);
    private ColourMapping mapping = ColourMapping.DEFAULT;
    private Handle active = Handle.HIGH;
    private @Nullable Handle held;

    /**
     * @param moved gets new limits while they are dragged
     * @param reset asked for the frame's own limits
     */
    LimitsEditor(Consumer<Range> moved, Runnable reset) {
        super(AccessibleRole.SLIDER);
        this.moved = moved;
        this.reset = reset;
        getAccessibleContext().setAccessibleName("Contrast limits");
        setFocusable(true);
        setToolTipText("Drag the two limits; double-click for the frame's own");
        var mouse = new Mouse();
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        key("LEFT", -0.005);
        key("RIGHT", 0.005);
        key("shift LEFT", -0.05);
        key("shift RIGHT", 0.05);
    }

    private void key(String stroke, double step) {
        getInputMap().put(KeyStroke.getKeyStroke(stroke), stroke);
        getActionMap().put(stroke, UserEvents.action("", () -> {
            double value = active == Handle.LOW ? limits.min() : limits.max();
            move(active, model.value(model.share(value) + step));
        }));
    }

    void show(@Nullable Histogram newHistogram, Range range, Range newLimits, ColourMapping newMapping) {
        histogram = newHistogram;
        limits = newLimits;
        mapping = newMapping;
        model = new LimitsModel(range, newMapping.rule());
        getAccessibleContext()
                .setAccessibleDescription(
                        "from " + NumberText.text(limits.min()) + " to " + NumberText.text(limits.max()));
        repaint();
    }

    private void move(Handle handle, double value) {
        active = handle;
        moved.accept(handle == Handle.LOW ? model.withLow(limits, value) : model.withHigh(limits, value));
    }

    private float side() {
        return UIScale.scale(10f);
    }

    private double x(double value) {
        return side() + model.share(value) * (getWidth() - 2 * side());
    }

    private double value(double x) {
        return model.value((x - side()) / (getWidth() - 2 * side()));
    }

    @Override
    public Dimension getPreferredSize() {
        return UIScale.scale(new Dimension(400, 84));
    }

    @Override
    public Dimension getMinimumSize() {
        return UIScale.scale(new Dimension(100, 60));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Histogram shown = histogram;
        if (shown == null || getWidth() <= 4 * side()) {
            return;
        }
        Graphics2D g = smooth(graphics);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setFont(ThemeLook.smallFont());
        FontMetrics metrics = g.getFontMetrics();
        double bar = UIScale.scale(8f);
        double bottom = getHeight() - bar - metrics.getHeight() - UIScale.scale(4f);
        double top = UIScale.scale(4f);
        paintCounts(g, shown, top, bottom);
        ColourBand.paint(
                g,
                new Rectangle2D.Double(side(), bottom + UIScale.scale(2f), getWidth() - 2 * side(), bar),
                mapping,
                limits,
                this::value);
        paintHandle(g, limits.min(), top, bottom + bar + UIScale.scale(2f));
        paintHandle(g, limits.max(), top, bottom + bar + UIScale.scale(2f));
        paintNumbers(g, metrics, getHeight() - metrics.getDescent());
        g.dispose();
    }

    private void paintCounts(Graphics2D g, Histogram shown, double top, double bottom) {
        int columns = (int) Math.max(16, getWidth() - 2 * side());
        double[] heights = model.columns(shown, columns);
        var area = new Path2D.Double();
        area.moveTo(side(), bottom);
        double step = (getWidth() - 2 * side()) / columns;
        for (int c = 0; c < columns; c++) {
            double y = bottom - heights[c] * (bottom - top);
            area.lineTo(side() + c * step, y);
            area.lineTo(side() + (c + 1) * step, y);
        }
        area.lineTo(getWidth() - side(), bottom);
        area.closePath();
        g.setColor(ThemeLook.translucent(ThemeLook.muted(), 110));
        g.fill(area);
        var inside = new Rectangle2D.Double(x(limits.min()), 0, x(limits.max()) - x(limits.min()), bottom);
        Graphics2D clipped = (Graphics2D) g.create();
        clipped.clip(inside);
        clipped.setColor(ThemeLook.accent());
        clipped.fill(area);
        clipped.dispose();
        g.setColor(ThemeLook.line());
        g.setStroke(new BasicStroke(UIScale.scale(1f)));
        g.draw(new Line2D.Double(side(), bottom, getWidth() - side(), bottom));
    }

    private void paintHandle(Graphics2D g, double value, double top, double bottom) {
        double x = x(value);
        g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
        g.setColor(UIManager.getColor("Label.foreground"));
        g.draw(new Line2D.Double(x, top, x, bottom));
        double width = UIScale.scale(7f);
        var grip = new RoundRectangle2D.Double(
                x - width / 2, (top + bottom) / 2 - width, width, 2 * width, width / 2, width / 2);
        g.setColor(UIManager.getColor("Panel.background"));
        g.fill(grip);
        g.setColor(UIManager.getColor("Label.foreground"));
        g.draw(grip);
    }

    private void paintNumbers(Graphics2D g, FontMetrics metrics, double baseline) {
        String low = NumberText.text(limits.min());
        String high = NumberText.text(limits.max());
        double lowX = held(x(limits.min()) - metrics.stringWidth(low) / 2.0, metrics.stringWidth(low));
        double highX = held(x(limits.max()) - metrics.stringWidth(high) / 2.0, metrics.stringWidth(high));
        double gap = metrics.stringWidth("  ");
        if (lowX + metrics.stringWidth(low) + gap > highX) {
            double over = lowX + metrics.stringWidth(low) + gap - highX;
            lowX = held(lowX - over / 2, metrics.stringWidth(low));
            highX = held(lowX + metrics.stringWidth(low) + gap, metrics.stringWidth(high));
        }
        g.setColor(UIManager.getColor("Label.foreground"));
        g.drawString(low, (float) lowX, (float) baseline);
        g.drawString(high, (float) highX, (float) baseline);
        g.setColor(ThemeLook.muted());
        String from = NumberText.text(model.range().min());
        String to = NumberText.text(model.range().max());
        if (lowX > side() + metrics.stringWidth(from) + gap) {
            g.drawString(from, side(), (float) baseline);
        }
        double toX = getWidth() - side() - metrics.stringWidth(to);
        if (highX + metrics.stringWidth(high) + gap < toX) {
            g.drawString(to, (float) toX, (float) baseline);
        }
    }

    private double held(double x, int width) {
        return Math.max(0, Math.min(getWidth() - width, x));
    }

    private Handle nearest(double x) {
        double low = Math.abs(x - x(limits.min()));
        double high = Math.abs(x - x(limits.max()));
        if (low == high) {
            return x < x(limits.min()) ? Handle.LOW : Handle.HIGH;
        }
        return low < high ? Handle.LOW : Handle.HIGH;
    }

    private final class Mouse extends MouseAdapter {
        @Override
        public void mousePressed(MouseEvent event) {
            requestFocusInWindow();
            if (histogram != null && event.getClickCount() == 2) {
                reset.run();
            } else if (histogram != null) {
                held = nearest(event.getX());
            }
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            Handle handle = held;
            if (handle != null) {
                move(handle, value(event.getX()));
            }
        }

        @Override
        public void mouseReleased(MouseEvent event) {
            held = null;
        }

        @Override
        public void mouseMoved(MouseEvent event) {
            setCursor(Cursor.getPredefinedCursor(Cursor.E_RESIZE_CURSOR));
        }
    }
}
