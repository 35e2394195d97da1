package org.convscope.ui.kernels;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.AffineTransform;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.accessibility.AccessibleRole;
import org.convscope.render.NumberText;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;
import org.convscope.ui.component.DrawnComponent;
import org.jspecify.annotations.Nullable;

/** A few kernels side by side, not zoomed: each value is a square of whole device pixels. */
final class TileStrip extends DrawnComponent {
    /** At the least, px before scaling. */
    static final int HEIGHT = 58;

    private final Mosaic tiles;
    private @Nullable ScalablePicture picture;

    /**
     * @param name for assistive technology
     * @param chosen gets the unit and how many clicks
     * @param hovered gets what is said about the value under the pointer, empty where there is none
     */
    TileStrip(String name, Mosaic tiles, BiConsumer<Integer, Integer> chosen, Consumer<String> hovered) {
        super(AccessibleRole.CANVAS);
        getAccessibleContext().setAccessibleName(name);
        this.tiles = tiles;
        setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        setHeight(UIScale.scale(HEIGHT));
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                unitAt(event.getPoint()).ifPresent(unit -> chosen.accept(unit, event.getClickCount()));
            }

            @Override
            public void mouseExited(MouseEvent event) {
                hovered.accept("");
            }
        });
        addMouseMotionListener(new MouseAdapter() {
            @Override
            public void mouseMoved(MouseEvent event) {
                hovered.accept(textAt(event.getPoint()));
            }
        });
    }

    /**
     * Another size.
     *
     * @param height px
     */
    final void setHeight(int height) {
        double ratio = tiles.geometry().width() / (double) tiles.geometry().height();
        var size = new Dimension((int) Math.ceil(height * ratio), height);
        setPreferredSize(size);
        setMinimumSize(size);
        revalidate();
    }

    void show(MosaicColours colours) {
        picture = tiles.picture(colours);
        repaint();
    }

    private PictureViewport view(double deviceScale) {
        int width = (int) Math.round(getWidth() * deviceScale);
        int height = (int) Math.round(getHeight() * deviceScale);
        double scale = height / (double) tiles.geometry().height();
        // whole pixels a value, so that all values are alike
        double times = tiles.geometry().tileWidth() / (double) tiles.geometry().mapWidth();
        double whole = Math.max(1, Math.floor(scale * times)) / times;
        double top = (tiles.geometry().height() - height / whole) / 2;
        return new PictureViewport(whole, 0, Math.round(top * whole) / whole, width, height);
    }

    private Optional<Integer> unitAt(Point point) {
        return placeAt(point).map(place -> tiles.source().unit(place.tile()));
    }

    private Optional<org.convscope.render.mosaic.MosaicGeometry.Place> placeAt(Point point) {
        PictureViewport view = view(1);
        return tiles.geometry()
                .placeAt((int) Math.floor(view.toPictureX(point.x)), (int) Math.floor(view.toPictureY(point.y)));
    }

    private String textAt(Point point) {
        return placeAt(point)
                .map(place -> "#" + tiles.source().unit(place.tile()) + "   row " + place.row() + "  column "
                        + place.column() + "   "
                        + NumberText.text(tiles.source().value(place.tile(), place.row(), place.column())))
                .orElse("");
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        ScalablePicture shown = picture;
        if (shown == null) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        AffineTransform device = g.getTransform();
        PictureViewport view = view(device.getScaleX());
        g.setTransform(new AffineTransform());
        g.drawImage(
                shown.image(view),
                (int) Math.round(device.getTranslateX()),
                (int) Math.round(device.getTranslateY()),
                null);
        g.dispose();
    }
}
