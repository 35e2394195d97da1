package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AWTEvent;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.awt.geom.Arc2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLayer;
import javax.swing.JPanel;
import javax.swing.Timer;
import javax.swing.UIManager;
import javax.swing.plaf.LayerUI;

/**
 * Lies over content that is out of date while new content is computed: after a short while it dims it and turns a ring.
 * Quick work is not seen at all. Where work was cancelled it stays, and a click on it does the work after all.
 */
public final class BusyOverlay extends LayerUI<JComponent> {
    private static final int PATIENCE_MILLISECONDS = 150;
    private static final int TURN_MILLISECONDS = 40;

    private final Timer patience = new Timer(PATIENCE_MILLISECONDS, e -> drop());
    private final Timer turning = new Timer(TURN_MILLISECONDS, e -> turn());
    private final JLayer<JComponent> layer;
    private String message = "";
    private final Optional<BusyOverlay> seen;
    private final List<Runnable> again = new ArrayList<>();
    private boolean down;
    private int angle;

    private BusyOverlay(JComponent content, Optional<BusyOverlay> seen) {
        layer = new JLayer<>(content, this);
        this.seen = seen;
        patience.setRepeats(false);
    }

    /** Lays it over a component; add {@link #component()} instead of it. */
    public static BusyOverlay over(JComponent content) {
        return new BusyOverlay(content, Optional.empty());
    }

    /** For work on the side of what it lies over: nobody sees it go on, but it does not end without a word either. */
    public static BusyOverlay beside(BusyOverlay seen) {
        return new BusyOverlay(new JPanel(), Optional.of(seen));
    }

    public JLayer<JComponent> component() {
        return layer;
    }

    /** Work has begun: if it lasts, this is said. */
    public void busy(String what) {
        if (!again.isEmpty()) {
            done();
        }
        message = what;
        if (!down && !patience.isRunning()) {
            patience.restart();
        } else {
            layer.repaint();
        }
    }

    /** The content is up to date. */
    public void done() {
        patience.stop();
        turning.stop();
        again.clear();
        layer.setLayerEventMask(0);
        if (down) {
            down = false;
            layer.repaint();
        }
    }

    /**
     * The content stays out of date, and this says so at once.
     *
     * @param onClick does the work after all, with whatever else stopped here
     */
    public void stopped(String why, Runnable onClick) {
        if (seen.isPresent()) {
            done();
            seen.get().stopped(why, onClick);
            return;
        }
        List<Runnable> all = new ArrayList<>(again);
        all.add(onClick);
        done();
        again.addAll(all);
        message = why;
        layer.setLayerEventMask(AWTEvent.MOUSE_EVENT_MASK);
        down = true;
        layer.repaint();
    }

    /** Why the content is out of date for good; empty while it is up to date, or work goes on. */
    public Optional<String> whyStopped() {
        return again.isEmpty() ? Optional.empty() : Optional.of(message);
    }

    @Override
    protected void processMouseEvent(MouseEvent event, JLayer<? extends JComponent> over) {
        if (again.isEmpty()) {
            return;
        }
        event.consume();
        if (event.getID() == MouseEvent.MOUSE_RELEASED) {
            List<Runnable> all = List.copyOf(again);
            done();
            all.forEach(Runnable::run);
        }
    }

    boolean isTurning() {
        return turning.isRunning();
    }

    void drop() {
        down = true;
        turning.restart();
        layer.repaint();
    }

    /** Not without end in a window that is gone: Swing holds a timer that runs. Painting goes on where it was. */
    void turn() {
        if (!layer.isDisplayable()) {
            turning.stop();
        }
        angle = (angle + 12) % 360;
        layer.repaint();
    }

    @Override
    public void paint(Graphics graphics, JComponent component) {
        super.paint(graphics, component);
        if (!down) {
            return;
        }
        if (again.isEmpty() && !turning.isRunning()) {
            turning.start();
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int width = component.getWidth();
        int height = component.getHeight();
        Color panel = UIManager.getColor("Panel.background");
        g.setColor(new Color(panel.getRed(), panel.getGreen(), panel.getBlue(), 110));
        g.fillRect(0, 0, width, height);
        float size = again.isEmpty() ? UIScale.scale(28f) : 0;
        FontMetrics metrics = g.getFontMetrics(UIManager.getFont("Label.font"));
        float pad = UIScale.scale(10f);
        float boxWidth = Math.max(size, metrics.stringWidth(message)) + 2 * pad;
        float boxHeight = size + (message.isEmpty() ? 0 : metrics.getHeight() + pad / 2) + 2 * pad;
        float x = (width - boxWidth) / 2;
        float y = (height - boxHeight) / 2;
        g.setColor(new Color(panel.getRed(), panel.getGreen(), panel.getBlue(), 225));
        g.fill(new java.awt.geom.RoundRectangle2D.Float(x, y, boxWidth, boxHeight, pad, pad));
        if (again.isEmpty()) {
            ring(g, (width - size) / 2, y + pad, size);
        }
        g.setFont(UIManager.getFont("Label.font"));
        g.setColor(UIManager.getColor("Label.foreground"));
        g.drawString(
                message, (width - metrics.stringWidth(message)) / 2f, y + pad + size + pad / 2 + metrics.getAscent());
        g.dispose();
    }

    private void ring(Graphics2D g, float x, float y, float size) {
        g.setStroke(new BasicStroke(UIScale.scale(3f), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(UIManager.getColor("ProgressBar.background"));
        g.draw(new Arc2D.Float(x, y, size, size, 0, 360, Arc2D.OPEN));
        g.setColor(UIManager.getColor("ProgressBar.foreground"));
        g.draw(new Arc2D.Float(x, y, size, size, -angle, 100, Arc2D.OPEN));
    }
}
