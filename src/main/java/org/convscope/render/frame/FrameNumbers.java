package org.convscope.render.frame;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;

/** Writes the counts into the pixels of a view, once all that are seen can be read. */
final class FrameNumbers {
    private static final double SMALLEST_ZOOM = 18;
    private static final int SMALLEST_FONT = 8;
    private static final int LARGEST_FONT = 14;

    private FrameNumbers() {}

    static void draw(BufferedImage image, FramePixels frame, FrameViewport view, Font font) {
        if (view.zoom() < SMALLEST_ZOOM || frame.channels() != 1) {
            return;
        }
        int top = Math.max(0, (int) Math.floor(view.top()));
        int left = Math.max(0, (int) Math.floor(view.left()));
        int bottom = Math.min(frame.height(), (int) Math.ceil(view.top() + view.height() / view.zoom()));
        int right = Math.min(frame.width(), (int) Math.ceil(view.left() + view.width() / view.zoom()));
        String longest = "";
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                String text = text(frame, row, column);
                longest = text.length() > longest.length() ? text : longest;
            }
        }
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int size = LARGEST_FONT; size >= SMALLEST_FONT; size--) {
            g.setFont(font.deriveFont((float) size));
            if (g.getFontMetrics().stringWidth(longest) <= view.zoom() - 3
                    && g.getFontMetrics().getAscent() <= view.zoom() - 2) {
                write(g, image, frame, view, top, left, bottom, right);
                break;
            }
        }
        g.dispose();
    }

    private static void write(
            Graphics2D g,
            BufferedImage image,
            FramePixels frame,
            FrameViewport view,
            int top,
            int left,
            int bottom,
            int right) {
        FontMetrics metrics = g.getFontMetrics();
        double middle = (metrics.getAscent() - metrics.getDescent()) / 2.0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                String text = text(frame, row, column);
                Point2D centre = view.toScreen(column + 0.5, row + 0.5);
                int x = Math.max(0, Math.min(view.width() - 1, (int) centre.getX()));
                int y = Math.max(0, Math.min(view.height() - 1, (int) centre.getY()));
                // read before anything is written here: neighbours never reach into this pixel
                g.setColor(Palette.luminance(image.getRGB(x, y)) > 0.5 ? Color.BLACK : Color.WHITE);
                g.drawString(text, (float) (centre.getX() - metrics.stringWidth(text) / 2.0), (float)
                        (centre.getY() + middle));
            }
        }
    }

    private static String text(FramePixels frame, int row, int column) {
        return frame.isMasked(row, column) ? "" : NumberText.text(frame.count(row, column, 0), 3);
    }
}
