package org.convscope.render.plane;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** Writes each pixel's number into it, once the pixels are large enough to read it. */
public final class CellNumbers {
    /** More are not written: nobody reads them. */
    public static final int MOST = 6000;

    private static final float LARGEST = 1.6f;

    /** What stands in the pixels. */
    public interface Cells {
        int width();

        int height();

        /** The text of a pixel; empty for none. */
        String text(int x, int y);

        /** The pixel's colour, 0xRRGGBB, which the text has to stand out from. */
        int rgb(int x, int y);
    }

    private CellNumbers() {}

    /**
     * @param g with the smallest font that can be read
     * @param widest the longest text that has to fit
     */
    public static void paint(Graphics2D g, Cells cells, String widest, ViewTransform transform) {
        Optional<Font> font = font(g, widest, transform.scale());
        if (font.isEmpty()) {
            return;
        }
        g.setFont(font.get());
        FontMetrics metrics = g.getFontMetrics();
        PictureViewport view = transform.view();
        int left = Math.max(0, (int) Math.floor(view.toPictureX(0)));
        int right = Math.min(cells.width(), (int) Math.ceil(view.toPictureX(view.width())));
        int top = Math.max(0, (int) Math.floor(view.toPictureY(0)));
        int bottom = Math.min(cells.height(), (int) Math.ceil(view.toPictureY(view.height())));
        if ((long) (right - left) * (bottom - top) > MOST) {
            return;
        }
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                write(g, metrics, cells.text(x, y), transform.rectangle(x, y, 1, 1), cells.rgb(x, y));
            }
        }
    }

    /** The font in which a text fits into a cell, larger than that of the graphics if there is room; empty where none fits. */
    public static Optional<Font> font(Graphics2D g, String widest, double cellWidth) {
        Font font = g.getFont();
        double width = g.getFontMetrics().stringWidth(widest);
        double margin = font.getSize2D() / 4.5;
        if (width + margin > cellWidth) {
            return Optional.empty();
        }
        double larger = Math.min(LARGEST, cellWidth / (width + 4 * margin));
        return Optional.of(larger > 1 ? font.deriveFont((float) (font.getSize2D() * larger)) : font);
    }

    /** Text in the middle of a cell, black or white, whichever is easier to read on the cell's colour, 0xRRGGBB. */
    public static void write(Graphics2D g, FontMetrics metrics, String text, Rectangle2D cell, int rgb) {
        double luma = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
        g.setColor(luma > 140 ? Color.BLACK : Color.WHITE);
        g.drawString(text, (float) (cell.getCenterX() - metrics.stringWidth(text) / 2.0), (float)
                (cell.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }
}
