package org.convscope.ui.mosaic;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicNumbers;
import org.convscope.render.mosaic.TileMarks;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.canvas.NumbersOverlay;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** Over the tiles: what is dead or constant, which unit is selected, where the frame's marked pixel lies. */
final class TileDecoration implements CanvasOverlay {
    /** From this width on every tile says its unit. */
    private static final float TITLED = 110;
    /** How far digits reach above the middle of their cell, with a little air, as a part of their font's size. */
    private static final double ABOVE_MIDDLE = 0.6;

    private final Supplier<MosaicCanvas.@Nullable Shown> shown;
    private final Supplier<OptionalInt> selected;
    private final Supplier<Optional<TileHit>> hovered;
    private final Supplier<Optional<MosaicCanvas.Mark>> mark;

    TileDecoration(
            Supplier<MosaicCanvas.@Nullable Shown> shown,
            Supplier<OptionalInt> selected,
            Supplier<Optional<TileHit>> hovered,
            Supplier<Optional<MosaicCanvas.Mark>> mark) {
        this.shown = shown;
        this.selected = selected;
        this.hovered = hovered;
        this.mark = mark;
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        MosaicCanvas.Shown now = shown.get();
        if (now == null) {
            return;
        }
        Mosaic tiles = now.tiles();
        double above = aboveNumbers(g, tiles, transform);
        g.setFont(ThemeLook.smallFont());
        TileMarks.paint(g, tiles, transform, ThemeLook.palette());
        int hoveredTile = hovered.get().map(TileHit::tile).orElse(-1);
        for (int tile = 0; tile < tiles.tiles(); tile++) {
            Rectangle2D.Double on = transform.rectangle(tiles.geometry().tile(tile));
            if (!g.getClip().intersects(on)) {
                continue;
            }
            paintPlace(g, transform, tiles.geometry(), tile);
            int unit = tiles.source().unit(tile);
            boolean isSelected = selected.get().isPresent() && selected.get().getAsInt() == unit;
            if (isSelected) {
                outline(g, on, UIScale.scale(2.5f), ThemeLook.accent());
            } else if (tile == hoveredTile) {
                outline(g, on, UIScale.scale(1.5f), ThemeLook.translucent(ThemeLook.accent(), 200));
            }
            boolean room = on.width >= UIScale.scale(TITLED);
            String title = tiles.source().title(tile);
            if (title.isEmpty()) {
                continue;
            }
            if (room || ((isSelected || tile == hoveredTile) && on.width >= UIScale.scale(40f))) {
                paintTitle(g, title, on, above);
            }
        }
    }

    /** How much of a tile lies above the first row of numbers in it, px. */
    private static double aboveNumbers(Graphics2D g, Mosaic tiles, ViewTransform transform) {
        g.setFont(NumbersOverlay.font());
        double cell = transform.scale()
                * tiles.geometry().tileHeight()
                / tiles.geometry().mapHeight();
        return MosaicNumbers.font(g, tiles, transform)
                .map(font -> cell / 2 - ABOVE_MIDDLE * font.getSize2D())
                .orElse(Double.MAX_VALUE);
    }

    /** Rather a little over the tile's edge than over a number. */
    private static void paintTitle(Graphics2D g, String title, Rectangle2D.Double on, double above) {
        FontMetrics metrics = g.getFontMetrics();
        double inset = UIScale.scale(2f);
        double bottom = inset + metrics.getAscent() + metrics.getDescent() + UIScale.scale(3f);
        CanvasText.tag(
                g,
                title,
                on.x + inset,
                on.y + Math.min(bottom, above),
                ThemeLook.palette().foreground());
    }

    private static void outline(Graphics2D g, Rectangle2D.Double on, float width, Color colour) {
        double half = width / 2;
        g.setStroke(new BasicStroke(width));
        g.setColor(colour);
        g.draw(new Rectangle2D.Double(on.x - half, on.y - half, on.width + width, on.height + width));
    }

    private void paintPlace(Graphics2D g, ViewTransform transform, MosaicGeometry geometry, int tile) {
        mark.get().ifPresent(place -> {
            if (place.row() >= geometry.mapHeight() || place.column() >= geometry.mapWidth()) {
                return;
            }
            var on = transform.rectangle(geometry.area(new MosaicGeometry.Place(tile, place.row(), place.column())));
            double r = Math.max(UIScale.scale(3f), on.width / 2 + UIScale.scale(1f));
            var ring = new Ellipse2D.Double(on.getCenterX() - r, on.getCenterY() - r, 2 * r, 2 * r);
            g.setStroke(new BasicStroke(UIScale.scale(2.5f)));
            g.setColor(ThemeLook.translucent(Color.BLACK, 110));
            g.draw(ring);
            g.setStroke(new BasicStroke(UIScale.scale(1.25f)));
            g.setColor(ThemeLook.warning());
            g.draw(ring);
        });
    }
}
