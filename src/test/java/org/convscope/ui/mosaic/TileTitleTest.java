package org.convscope.ui.mosaic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.array.Tensor;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicNumbers;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.NumbersOverlay;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tile says of its unit, over numbers in its cells. */
class TileTitleTest {
    private static final int PAPER = 0x00FF00;

    private final LookAndFeel before = UIManager.getLookAndFeel();

    @BeforeEach
    void enter() throws Exception {
        onEventThread(() -> {
            new FlatLafTheme(false).setup(ThemeChoice.LIGHT);
            return true;
        });
    }

    @AfterEach
    void leave() throws Exception {
        onEventThread(() -> {
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    /**
     * @param cell side of a cell, px
     */
    @ParameterizedTest
    @ValueSource(ints = {44, 48, 60})
    void itCoversNoNumber(int cell) {
        float[] weights = new float[18];
        Arrays.fill(weights, -0.0888f);
        MosaicSource source = MosaicSource.ofMaps(Tensor.of(weights, 3, 3, 2), 0, 1)
                .titled(unit -> "#" + unit)
                .marked(unit -> Optional.empty());
        Mosaic mosaic = Mosaic.of(source, TileGrid.of(2, 1), Mosaic.Gaps.DRAWN, RowOrigin.UPPER);
        var colours = new MosaicColours(mosaic.source().tileRanges(), ColourMapping.DEFAULT, 0xFFFFFF);
        double scale = cell * 3.0 / mosaic.geometry().tileWidth();
        var view = new ViewTransform(new PictureViewport(scale, 0, 0, 3 * cell + 40, 6 * cell + 60), 1);
        BufferedImage numbers = painted(view, g -> {
            g.setFont(NumbersOverlay.font());
            MosaicNumbers.paint(g, mosaic, colours, view);
        });
        var shown = new MosaicCanvas.Shown(mosaic, colours);
        var decoration = new TileDecoration(() -> shown, OptionalInt::empty, Optional::empty, Optional::empty);
        BufferedImage titles = painted(view, g -> decoration.paint(g, view));

        var tile = view.rectangle(mosaic.geometry().tile(1)).getBounds();
        Rectangle first = inked(numbers, new Rectangle(tile.x + 2, tile.y + 2, cell - 4, cell - 4));
        assertThat(first.isEmpty()).isFalse();
        assertThat(inked(titles, first).isEmpty()).isTrue();
    }

    private interface Painting {
        void paint(Graphics2D g);
    }

    private static BufferedImage painted(ViewTransform view, Painting painting) {
        PictureViewport size = view.view();
        var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setClip(0, 0, image.getWidth(), image.getHeight());
        g.setColor(new Color(PAPER));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        painting.paint(g);
        g.dispose();
        return image;
    }

    /** What bounds all that is painted within an area. */
    private static Rectangle inked(BufferedImage image, Rectangle within) {
        var inked = new Rectangle(0, 0, -1, -1);
        for (int y = within.y; y < within.getMaxY(); y++) {
            for (int x = within.x; x < within.getMaxX(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) != PAPER) {
                    inked.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return inked;
    }
}
