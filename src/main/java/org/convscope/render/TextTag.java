package org.convscope.render;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;

/** Text on a patch through which the picture below can be guessed. */
public final class TextTag {
    private static final int COVER = 210;

    private TextTag() {}

    /** In the font of the graphics, the lower left corner at (x, y). */
    public static void paint(Graphics2D g, String text, double x, double y, Color foreground, Color background) {
        FontMetrics metrics = g.getFontMetrics();
        double pad = g.getFont().getSize2D() * 0.3;
        double height = metrics.getAscent() + metrics.getDescent();
        g.setColor(new Color(background.getRed(), background.getGreen(), background.getBlue(), COVER));
        g.fill(new RoundRectangle2D.Double(
                x, y - height - pad, metrics.stringWidth(text) + 2 * pad, height + pad, 2 * pad, 2 * pad));
        g.setColor(foreground);
        g.drawString(text, (float) (x + pad), (float) (y - metrics.getDescent() - pad / 2));
    }
}
