package org.convscope.ui.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.convscope.array.Tensor;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicFigure;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.mosaic.TileMark;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ViewTransform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same maps carry the same marks in the window and in a report. */
class MarksAgreeTest {
    private static final Map<Integer, TileMark.Kind> COLOURS = Map.of(
            0xE69F00, TileMark.Kind.DEAD,
            0x56B4E9, TileMark.Kind.CONSTANT,
            0xE6007E, TileMark.Kind.NOT_FINITE,
            0xB58BE0, TileMark.Kind.NEAR_IDENTICAL);

    /** Zeros, twos, a ramp with NaN, a ramp said to be like another, a ramp. */
    private static Mosaic mosaic(int side) {
        float[] data = new float[side * side * 5];
        for (int i = 0; i < side * side; i++) {
            data[5 * i + 1] = 2;
            data[5 * i + 2] = i == 0 ? Float.NaN : i;
            data[5 * i + 3] = i;
            data[5 * i + 4] = i;
        }
        MosaicSource source = MosaicSource.ofMaps(Tensor.of(data, side, side, 5), 0, 1, 2, 3, 4)
                .titled(unit -> "")
                .marked(unit -> unit == 3 ? Optional.of(TileMark.nearIdentical(4)) : Optional.empty());
        return Mosaic.of(source, TileGrid.of(1, 5), Mosaic.Gaps.DRAWN, RowOrigin.UPPER);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 60, 240})
    void markForMark(int side) {
        Mosaic mosaic = mosaic(side);
        var colours = new MosaicColours(mosaic.source().tileRanges(), ColourMapping.DEFAULT, 0xFFFFFF);

        List<Set<TileMark.Kind>> report = kinds(mosaic, MosaicFigure.draw(mosaic, colours, Palette.light()));

        // the colour of NaN itself is that of its mark
        assertThat(report)
                .containsExactly(
                        Set.of(TileMark.Kind.DEAD),
                        Set.of(TileMark.Kind.CONSTANT),
                        Set.of(TileMark.Kind.NOT_FINITE),
                        Set.of(TileMark.Kind.NEAR_IDENTICAL),
                        Set.of());
        assertThat(kinds(mosaic, window(mosaic, colours))).isEqualTo(report);
    }

    private static BufferedImage window(Mosaic mosaic, MosaicColours colours) {
        int width = mosaic.geometry().width();
        int height = mosaic.geometry().height();
        var view = new PictureViewport(1, 0, 0, width, height);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setClip(0, 0, width, height);
        g.drawImage(mosaic.picture(colours).image(view), 0, 0, null);
        var shown = new MosaicCanvas.Shown(mosaic, colours);
        new TileDecoration(() -> shown, OptionalInt::empty, Optional::empty, Optional::empty)
                .paint(g, new ViewTransform(view, 1));
        g.dispose();
        return image;
    }

    private static List<Set<TileMark.Kind>> kinds(Mosaic mosaic, BufferedImage image) {
        List<Set<TileMark.Kind>> kinds = new ArrayList<>();
        for (int tile = 0; tile < mosaic.tiles(); tile++) {
            Set<TileMark.Kind> found = new TreeSet<>();
            Rectangle bounds = mosaic.geometry().tile(tile);
            for (int y = bounds.y; y < bounds.getMaxY(); y++) {
                for (int x = bounds.x; x < bounds.getMaxX(); x++) {
                    Optional.ofNullable(COLOURS.get(image.getRGB(x, y) & 0xFFFFFF))
                            .ifPresent(found::add);
                }
            }
            kinds.add(found);
        }
        return kinds;
    }
}
