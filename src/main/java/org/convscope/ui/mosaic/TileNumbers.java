package org.convscope.ui.mosaic;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Supplier;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasViewport;
import org.convscope.ui.canvas.CellNumbers;
import org.convscope.ui.canvas.ViewTransform;
import org.jspecify.annotations.Nullable;

/** Values written into their cells, once the cells are large enough to read them. */
final class TileNumbers implements CanvasOverlay {
    private static final String WIDEST = "−0.0888";
    private static final int MOST = 6000;

    private final Supplier<MosaicCanvas.@Nullable Shown> shown;

    TileNumbers(Supplier<MosaicCanvas.@Nullable Shown> shown) {
        this.shown = shown;
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        MosaicCanvas.Shown now = shown.get();
        if (now == null || now.tiles().source().isColour()) {
            return;
        }
        MosaicGeometry geometry = now.tiles().geometry();
        double cell = transform.scale() * geometry.tileWidth() / geometry.mapWidth();
        var font = CellNumbers.font(WIDEST, cell, g);
        if (font.isEmpty()) {
            return;
        }
        g.setFont(font.get());
        FontMetrics metrics = g.getFontMetrics();
        CanvasViewport view = transform.view();
        var seen = new Rectangle2D.Double(
                view.originX(), view.originY(), view.width() / view.scale(), view.height() / view.scale());
        int written = 0;
        for (int tile = 0; tile < now.tiles().tiles(); tile++) {
            if (geometry.tile(tile).intersects(seen)) {
                written += paint(g, metrics, transform, now, tile, seen);
                if (written > MOST) {
                    return;
                }
            }
        }
    }

    private static int paint(
            Graphics2D g,
            FontMetrics metrics,
            ViewTransform transform,
            MosaicCanvas.Shown now,
            int tile,
            Rectangle2D.Double seen) {
        MosaicSource source = now.tiles().source();
        MosaicGeometry geometry = now.tiles().geometry();
        ColourLevels levels = now.tiles()
                .levels(tile, now.colours().ranges().get(tile), now.colours().mapping());
        int written = 0;
        for (int row = 0; row < geometry.mapHeight(); row++) {
            for (int column = 0; column < geometry.mapWidth(); column++) {
                Rectangle2D area = geometry.area(new MosaicGeometry.Place(tile, row, column));
                if (!area.intersects(seen)) {
                    continue;
                }
                float value = source.value(tile, row, column);
                var on = transform.rectangle(area.getX(), area.getY(), area.getWidth(), area.getHeight());
                g.setColor(CellNumbers.readableOn(now.colours().mapping().rgb(levels.of(value))));
                CellNumbers.centred(g, metrics, NumberText.text(value, 3), on);
                written++;
            }
        }
        return written;
    }
}
