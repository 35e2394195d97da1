package org.convscope.render.mosaic;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.paper.PicturePlace;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ViewTransform;

/** A mosaic on paper, pixel for pixel: tiles, titles in the strips above them, and marks. */
public final class MosaicFigure {
    private static final float TITLE_SHARE = 0.68f;
    private static final float LABEL_SHARE = 0.85f;

    private MosaicFigure() {}

    /** {@code TYPE_INT_RGB}, of the geometry's size. */
    public static BufferedImage draw(Mosaic mosaic, MosaicColours colours, Palette palette) {
        MosaicGeometry geometry = mosaic.geometry();
        var view = new PictureViewport(1, 0, 0, geometry.width(), geometry.height());
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.drawImage(mosaic.picture(colours).image(view), 0, 0, null);
        if (geometry.titleHeight() > 0) {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setFont(palette.font().deriveFont(Math.max(7f, geometry.titleHeight() * TITLE_SHARE)));
            g.setColor(palette.foreground());
            for (int tile = 0; tile < mosaic.tiles(); tile++) {
                title(g, mosaic.source().title(tile), geometry.title(tile));
            }
        }
        marks(g, mosaic, new ViewTransform(view, 1), palette);
        g.dispose();
        return image;
    }

    /** The marks of a mosaic whose tiles are there already. */
    static void marks(Graphics2D g, Mosaic mosaic, ViewTransform transform, Palette palette) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setFont(palette.font().deriveFont(palette.font().getSize2D() * LABEL_SHARE));
        TileMarks.paint(g, mosaic, transform, palette);
    }

    /** The marks of a mosaic that lies in a figure. */
    static void marks(Graphics2D graphics, Mosaic mosaic, PicturePlace place, Palette palette) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(place.left(), place.top());
        marks(g, mosaic, new ViewTransform(place.view(), place.pixels()), palette);
        g.dispose();
    }

    private static void title(Graphics2D g, String title, Rectangle strip) {
        FontMetrics metrics = g.getFontMetrics();
        String text = CutText.of(title, metrics, strip.width);
        float y = strip.y + (strip.height - metrics.getHeight()) / 2f + metrics.getAscent();
        g.drawString(text, strip.x + Math.max(0, (strip.width - metrics.stringWidth(text)) / 2f), y);
    }
}
