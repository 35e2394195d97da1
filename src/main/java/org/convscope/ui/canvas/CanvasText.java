package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.convscope.render.TextTag;

/** Text on a canvas. */
public final class CanvasText {
    private static final int MARGIN = 8;

    private CanvasText() {}

    /** Lines in the middle of an area, broken where they are wider, in the theme's disabled colour. */
    public static void centred(Graphics2D g, String text, int width, int height) {
        if (text.isEmpty()) {
            return;
        }
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(UIManager.getFont("Label.font"));
        g.setColor(UIManager.getColor("Label.disabledForeground"));
        FontMetrics metrics = g.getFontMetrics();
        List<String> lines = new ArrayList<>();
        int room = width - UIScale.scale(2 * MARGIN);
        text.lines().forEach(line -> lines.addAll(broken(line, metrics, room)));
        float y = (height - lines.size() * metrics.getHeight()) / 2f + metrics.getAscent();
        for (String line : lines) {
            g.drawString(line, (width - metrics.stringWidth(line)) / 2f, y);
            y += metrics.getHeight();
        }
    }

    /** What is said in the middle of a component that has nothing to show. */
    public static void instead(JComponent shown, Graphics graphics, String text) {
        var g = (Graphics2D) graphics.create();
        centred(g, text, shown.getWidth(), shown.getHeight());
        g.dispose();
    }

    private static List<String> broken(String line, FontMetrics metrics, int room) {
        List<String> lines = new ArrayList<>();
        var now = new StringBuilder();
        for (String word : line.split(" ", -1)) {
            if (!now.isEmpty() && metrics.stringWidth(now + " " + word) > room) {
                lines.add(now.toString());
                now.setLength(0);
            }
            now.append(now.isEmpty() ? "" : " ").append(word);
        }
        lines.add(now.toString());
        return lines;
    }

    /** Text on a patch of the theme's colours, its lower left corner at (x, y). */
    public static void tag(Graphics2D g, String text, double x, double y, Color foreground) {
        Font font = UIManager.getFont("small.font");
        g.setFont(font == null ? UIManager.getFont("Label.font") : font);
        TextTag.paint(g, text, x, y, foreground, UIManager.getColor("ToolTip.background"));
    }
}
