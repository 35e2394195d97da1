package org.convscope.ui.mosaic;

import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import javax.swing.JPopupMenu;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicNumbers;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.NumbersOverlay;
import org.convscope.ui.canvas.PictureListener;
import org.jspecify.annotations.Nullable;

/** A mosaic on a canvas, with selection, marks and numbers. */
public final class MosaicCanvas {
    /** What is shown now. */
    record Shown(Mosaic tiles, MosaicColours colours) {}

    /** A place of every map, such as the one that looks at the marked pixel of the frame. */
    public record Mark(int row, int column) {}

    private final ImageCanvas canvas = new ImageCanvas();
    private final List<TileListener> listeners = new ArrayList<>();
    private @Nullable Shown shown;
    private OptionalInt selected = OptionalInt.empty();
    private Optional<TileHit> hovered = Optional.empty();
    private Optional<Mark> mark = Optional.empty();

    /**
     * @param name for assistive technology
     */
    public MosaicCanvas(String name) {
        canvas.getAccessibleContext().setAccessibleName(name);
        canvas.addOverlay(this::paintNumbers);
        canvas.addOverlay(new TileDecoration(() -> shown, () -> selected, () -> hovered, () -> mark));
        canvas.addPictureListener(new Pointing());
        canvas.setParts(new SpokenTiles(() -> shown));
    }

    private void paintNumbers(Graphics2D g, ViewTransform transform) {
        Shown now = shown;
        if (now != null) {
            g.setFont(NumbersOverlay.font());
            MosaicNumbers.paint(g, now.tiles(), now.colours(), transform);
        }
    }

    public ImageCanvas canvas() {
        return canvas;
    }

    /**
     * Gives tiles a menu.
     *
     * @param fill puts the entries for a unit into the menu whenever it opens over its tile, or by its key while it is selected
     */
    public void menu(BiConsumer<JPopupMenu, Integer> fill) {
        canvas.setComponentPopupMenu(new TileMenu(
                () -> hovered.map(TileHit::unit)
                        .or(() -> selected.stream().boxed().findFirst()),
                fill));
    }

    public void addListener(TileListener listener) {
        listeners.add(listener);
    }

    public void show(Mosaic tiles, MosaicColours colours) {
        shown = new Shown(tiles, colours);
        canvas.setPicture(tiles.picture(colours));
    }

    /**
     * @param message shown instead
     */
    public void clear(String message) {
        shown = null;
        hovered = Optional.empty();
        canvas.setPicture(null);
        canvas.setMessage(message);
    }

    public @Nullable Mosaic tiles() {
        return shown == null ? null : shown.tiles();
    }

    /** How the tiles are coloured now, or null while none are shown. */
    public @Nullable MosaicColours colours() {
        return shown == null ? null : shown.colours();
    }

    /** Outlines a unit's tile, and moves it into view. */
    public void select(OptionalInt unit) {
        if (!unit.equals(selected)) {
            selected = unit;
            Shown now = shown;
            if (now != null && unit.isPresent()) {
                now.tiles().source().tileOf(unit.getAsInt()).ifPresent(tile -> {
                    if (tile < now.tiles().tiles()) {
                        var bounds = now.tiles().geometry().tile(tile);
                        canvas.reveal(bounds.x, bounds.y, bounds.width, bounds.height);
                        canvas.announce(tile);
                    }
                });
            }
            canvas.repaint();
        }
    }

    /** Marks a place on every tile. */
    public void mark(Optional<Mark> place) {
        if (!place.equals(mark)) {
            mark = place;
            canvas.repaint();
        }
    }

    private Optional<TileHit> hit(Point2D.Double point) {
        Shown now = shown;
        if (now == null) {
            return Optional.empty();
        }
        MosaicGeometry geometry = now.tiles().geometry();
        return geometry.placeAt((int) Math.floor(point.x), (int) Math.floor(point.y))
                .map(place -> new TileHit(
                        place.tile(),
                        now.tiles().source().unit(place.tile()),
                        place.row(),
                        place.column(),
                        now.tiles().source().value(place.tile(), place.row(), place.column())));
    }

    private final class Pointing implements PictureListener {
        @Override
        public void hovered(Point2D.Double point) {
            Optional<TileHit> hit = hit(point);
            if (!hit.equals(hovered)) {
                hovered = hit;
                hit.ifPresentOrElse(
                        on -> listeners.forEach(listener -> listener.hovered(on)),
                        () -> listeners.forEach(TileListener::left));
                canvas.repaint();
            }
        }

        @Override
        public void left() {
            hovered = Optional.empty();
            listeners.forEach(TileListener::left);
            canvas.repaint();
        }

        @Override
        public void clicked(Point2D.Double point, MouseEvent event) {
            if (event.getClickCount() == 1) {
                hit(point).ifPresent(hit -> listeners.forEach(listener -> listener.chosen(hit)));
            }
        }

        @Override
        public Taken opened(Point2D.Double point) {
            boolean taken = hit(point).stream()
                            .flatMap(hit -> listeners.stream().map(listener -> listener.opened(hit)))
                            .filter(Taken.YES::equals)
                            .count()
                    > 0;
            return taken ? Taken.YES : Taken.NO;
        }
    }
}
