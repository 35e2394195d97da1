package org.convscope.ui.mosaic;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.TileMark;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.canvas.ViewTransform;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** Over the tiles: what is dead or constant, which unit is selected, where the frame's marked pixel lies. */
final class TileDecoration implements CanvasOverlay {
    /** From this width on every tile says its unit. */
    private static final float TITLED = 110;

    /** From this width on a mark is written out. */
    private static final float LABELLED = 72;

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
        TileSet tiles = now.tiles();
        g.setFont(ThemeLook.smallFont());
        int hoveredTile = hovered.get().map(TileHit::tile).orElse(-1);
        for (int tile = 0; tile < tiles.tiles(); tile++) {
            var bounds = tiles.geometry().tile(tile);
            Rectangle2D.Double on = transform.rectangle(bounds.x, bounds.y, bounds.width, bounds.height);
            if (!g.getClip().intersects(on)) {
                continue;
            }
            tiles.mark(tile).ifPresent(said -> paintMark(g, said, on));
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
                paintTitle(g, title, on);
            }
        }
    }

    private static void paintTitle(Graphics2D g, String title, Rectangle2D.Double on) {
        FontMetrics metrics = g.getFontMetrics();
        double inset = UIScale.scale(2f);
        CanvasText.tag(
                g,
                title,
                on.x + inset,
                on.y + inset + metrics.getAscent() + metrics.getDescent() + UIScale.scale(3f),
                ThemeLook.palette().foreground());
    }

    private static void outline(Graphics2D g, Rectangle2D.Double on, float width, Color colour) {
        double half = width / 2;
        g.setStroke(new BasicStroke(width));
        g.setColor(colour);
        g.draw(new Rectangle2D.Double(on.x - half, on.y - half, on.width + width, on.height + width));
    }

    private static void paintMark(Graphics2D g, TileMark said, Rectangle2D.Double on) {
        Color colour = ThemeLook.warning();
        boolean whole = said.kind() == TileMark.Kind.DEAD || said.kind() == TileMark.Kind.CONSTANT;
        FontMetrics metrics = g.getFontMetrics();
        boolean room = on.width >= UIScale.scale(LABELLED) && metrics.stringWidth(said.label()) < on.width * 0.8;
        if (room) {
            double y = whole ? on.getCenterY() + metrics.getHeight() / 2.0 : on.getMaxY() - UIScale.scale(2f);
            double x = whole
                    ? on.getCenterX() - metrics.stringWidth(said.label()) / 2.0 - UIScale.scale(3f)
                    : on.x + UIScale.scale(2f);
            CanvasText.tag(g, said.label(), x, y, ThemeLook.palette().foreground());
        } else if (said.kind() == TileMark.Kind.DEAD) {
            double arm = Math.min(UIScale.scale(5f), on.width / 4);
            g.setStroke(new BasicStroke(UIScale.scale(1.2f)));
            g.setColor(colour);
            double x = on.getCenterX();
            double y = on.getCenterY();
            g.draw(new Line2D.Double(x - arm, y - arm, x + arm, y + arm));
            g.draw(new Line2D.Double(x - arm, y + arm, x + arm, y - arm));
        } else if (said.kind() == TileMark.Kind.CONSTANT) {
            double arm = Math.min(UIScale.scale(5f), on.width / 4);
            g.setStroke(new BasicStroke(UIScale.scale(1.6f)));
            g.setColor(colour);
            for (double dy : new double[] {-arm / 2, arm / 2}) {
                double y = on.getCenterY() + dy;
                g.draw(new Line2D.Double(on.getCenterX() - arm, y, on.getCenterX() + arm, y));
            }
        } else {
            double size = Math.min(UIScale.scale(6f), on.width / 3);
            g.setColor(colour);
            g.fill(new Ellipse2D.Double(on.getMaxX() - size * 1.4, on.y + size * 0.4, size, size));
        }
    }

    private void paintPlace(Graphics2D g, ViewTransform transform, MosaicGeometry geometry, int tile) {
        mark.get().ifPresent(place -> {
            if (place.row() >= geometry.mapHeight() || place.column() >= geometry.mapWidth()) {
                return;
            }
            Rectangle2D area = geometry.area(new MosaicGeometry.Place(tile, place.row(), place.column()));
            var on = transform.rectangle(area.getX(), area.getY(), area.getWidth(), area.getHeight());
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
