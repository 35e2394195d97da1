package org.convscope.render.lab;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.convscope.render.Palette;

/** A figure that is drawn at whatever size there is. */
public interface LabFigure {
    /** Width and height in a file at scale 1. */
    int WIDTH = 960;

    int HEIGHT = 680;

    /** Draws it at the origin. */
    void paint(Graphics2D g, Palette palette, int width, int height);

    /** On paper white, {@code TYPE_INT_RGB}. */
    default BufferedImage draw(double scale) {
        var image = new BufferedImage(
                (int) Math.round(WIDTH * scale), (int) Math.round(HEIGHT * scale), BufferedImage.TYPE_INT_RGB);
        Palette palette = Palette.light();
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(palette.background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        paint(g, palette, WIDTH, HEIGHT);
        g.dispose();
        return image;
    }
}
