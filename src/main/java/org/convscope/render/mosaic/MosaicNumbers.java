package org.convscope.render.mosaic;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.plane.CellNumbers;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ViewTransform;

/** Values written into their cells, once the cells are large enough to read them. */
public final class MosaicNumbers {
    private static final String WIDEST = "−0.0888";

    private MosaicNumbers() {}

    /**
     * What they are written in; empty where the cells are too small for them.
     *
     * @param g with the smallest font that can be read
     */
    public static Optional<Font> font(Graphics2D g, Mosaic mosaic, ViewTransform transform) {
        MosaicGeometry geometry = mosaic.geometry();
        double cell = transform.scale() * geometry.tileWidth() / geometry.mapWidth();
        return mosaic.source().isColour() ? Optional.empty() : CellNumbers.font(g, WIDEST, cell);
    }

    /**
     * @param g with the smallest font that can be read
     */
    public static void paint(Graphics2D g, Mosaic mosaic, MosaicColours colours, ViewTransform transform) {
        Optional<Font> font = font(g, mosaic, transform);
        if (font.isEmpty()) {
            return;
        }
        MosaicGeometry geometry = mosaic.geometry();
        g.setFont(font.get());
        PictureViewport view = transform.view();
        var seen = new Rectangle2D.Double(
                view.originX(), view.originY(), view.width() / view.scale(), view.height() / view.scale());
        int written = 0;
        for (int tile = 0; tile < mosaic.tiles() && written <= CellNumbers.MOST; tile++) {
            if (geometry.tile(tile).intersects(seen)) {
                written += paint(g, mosaic, colours, transform, tile, seen);
            }
        }
    }

    private static int paint(
            Graphics2D g,
            Mosaic mosaic,
            MosaicColours colours,
            ViewTransform transform,
            int tile,
            Rectangle2D.Double seen) {
        FontMetrics metrics = g.getFontMetrics();
        MosaicGeometry geometry = mosaic.geometry();
        ColourLevels levels = mosaic.levels(tile, colours);
        int written = 0;
        for (int row = 0; row < geometry.mapHeight(); row++) {
            for (int column = 0; column < geometry.mapWidth(); column++) {
                Rectangle2D area = geometry.area(new MosaicGeometry.Place(tile, row, column));
                if (area.intersects(seen)) {
                    float value = mosaic.source().value(tile, row, column);
                    int rgb = colours.mapping().rgb(levels.of(value));
                    CellNumbers.write(g, metrics, NumberText.text(value, 3), transform.rectangle(area), rgb);
                    written++;
                }
            }
        }
        return written;
    }
}
