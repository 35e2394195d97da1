package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import javax.swing.JComponent;
import javax.swing.JLayer;
import javax.swing.Timer;
import javax.swing.UIManager;
import javax.swing.plaf.LayerUI;

/**
 * Lies over content that is out of date while new content is computed: after a short while it dims it and turns a ring.
 * Quick work is not seen at all.
 */
public final class Veil extends LayerUI<JComponent> {
    private static final int PATIENCE_MILLISECONDS = 150;
    private static final int TURN_MILLISECONDS = 40;

    private final Timer patience = new Timer(PATIENCE_MILLISECONDS, e -> drop());
    private final Timer turning = new Timer(TURN_MILLISECONDS, e -> turn());
    private final JLayer<JComponent> layer;
    private String message = "";
    private boolean down;
    private int angle;

    private Veil(JComponent content) {
        layer = new JLayer<>(content, this);
        patience.setRepeats(false);
    }

    /** Lays a veil over a component; add {@link #component()} instead of it. */
    public static Veil over(JComponent content) {
        return new Veil(content);
    }

    public JComponent component() {
        return layer;
    }

    /** Work has begun: if it lasts, this is said. */
    public void busy(String what) {
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
        if (down) {
            down = false;
            layer.repaint();
        }
    }

    private void drop() {
        down = true;
        turning.restart();
        layer.repaint();
    }

    private void turn() {
        angle = (angle + 12) % 360;
        layer.repaint();
    }

    @Override
    public void paint(Graphics graphics, JComponent component) {
        super.paint(graphics, component);
        if (!down) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int width = component.getWidth();
        int height = component.getHeight();
        Color panel = UIManager.getColor("Panel.background");
        g.setColor(new Color(panel.getRed(), panel.getGreen(), panel.getBlue(), 110));
        g.fillRect(0, 0, width, height);
        float size = UIScale.scale(28f);
        FontMetrics metrics = g.getFontMetrics(UIManager.getFont("Label.font"));
        float pad = UIScale.scale(10f);
        float boxWidth = Math.max(size, metrics.stringWidth(message)) + 2 * pad;
        float boxHeight = size + (message.isEmpty() ? 0 : metrics.getHeight() + pad / 2) + 2 * pad;
        float x = (width - boxWidth) / 2;
        float y = (height - boxHeight) / 2;
        g.setColor(new Color(panel.getRed(), panel.getGreen(), panel.getBlue(), 225));
        g.fill(new java.awt.geom.RoundRectangle2D.Float(x, y, boxWidth, boxHeight, pad, pad));
        g.setStroke(new BasicStroke(UIScale.scale(3f), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        float ringX = (width - size) / 2;
        g.setColor(UIManager.getColor("ProgressBar.background"));
        g.draw(new Arc2D.Float(ringX, y + pad, size, size, 0, 360, Arc2D.OPEN));
        g.setColor(UIManager.getColor("ProgressBar.foreground"));
        g.draw(new Arc2D.Float(ringX, y + pad, size, size, -angle, 100, Arc2D.OPEN));
        g.setFont(UIManager.getFont("Label.font"));
        g.setColor(UIManager.getColor("Label.foreground"));
        g.drawString(
                message, (width - metrics.stringWidth(message)) / 2f, y + pad + size + pad / 2 + metrics.getAscent());
        g.dispose();
    }
}
