package org.convscope.render.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.paper.FigureDrawing;
import org.convscope.render.paper.FigureSize;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;
import org.junit.jupiter.api.Test;

class MosaicSheetTest {
    /** Three maps of 1 x 2: zeros, 1 and 3, all twos. */
    private static Mosaic three() {
        Tensor maps = Tensor.of(new float[] {0, 1, 2, 0, 3, 2}, 1, 2, 3);
        return Mosaic.of(MosaicSource.ofMaps(maps, 0, 1, 2), TileGrid.of(1, 3), Mosaic.Gaps.NONE, RowOrigin.UPPER);
    }

    @Test
    void deadAndConstantTilesAreTakenForWhatTheyAre() {
        Mosaic tiles = three();

        assertThat(tiles.source().mark(0)).contains(TileMark.dead());
        assertThat(tiles.source().mark(1)).isEmpty();
        assertThat(tiles.source().mark(2)).contains(TileMark.constant(2));
        assertThat(tiles.source().shownRange()).isEqualTo(new Range(0, 3));
    }

    @Test
    void aTileThatIsConstantButForRoundingIsShownInOneColour() {
        MosaicSource exact = MosaicSource.ofPlane(Tensor.of(new float[] {3, 3.000001f}, 1, 2));
        Mosaic tiles = Mosaic.of(
                exact.with(MapFlatness.of(new Range(0, 10))), TileGrid.of(1, 1), Mosaic.Gaps.NONE, RowOrigin.UPPER);
        int size = tiles.geometry().tileWidth() / 2;
        int[] argb = new int[2];
        tiles.picture(new MosaicColours(exact.tileRanges(), ColourMapping.DEFAULT, 0))
                .render(new PictureViewport(1.0 / size, 0, 0, 2, 1), argb);

        assertThat(argb[0]).isEqualTo(argb[1]);
        assertThat(tiles.source().mark(0)).contains(TileMark.constant(3));
        assertThat(tiles.source().tileRanges().get(0).isConstant()).isTrue();
    }

    @Test
    void marksFromElsewhereComeFirst() {
        Mosaic tiles = three().marked(unit -> unit == 1 ? Optional.of(TileMark.nearIdentical(7)) : Optional.empty());

        assertThat(tiles.source().mark(0)).contains(TileMark.dead());
        assertThat(tiles.source().mark(1)).contains(TileMark.nearIdentical(7));
    }

    @Test
    void emptyCellsAreThePaperWhateverWasBehindTheTilesInTheWindow() {
        Tensor maps = Tensor.of(new float[] {0, 1, 2, 0, 3, 2}, 1, 2, 3);
        Mosaic tiles =
                Mosaic.of(MosaicSource.ofMaps(maps, 0, 1, 2), TileGrid.of(2, 2), Mosaic.Gaps.DRAWN, RowOrigin.UPPER);
        var dark = new MosaicColours(tiles.source().tileRanges(), ColourMapping.DEFAULT, 0x303236);
        ScalablePicture drawn = MosaicSheet.Cell.of("", tiles, dark).picture();
        int[] argb = new int[drawn.width() * drawn.height()];
        drawn.render(new PictureViewport(1, 0, 0, drawn.width(), drawn.height()), argb);

        assertThat(argb[argb.length - 1] & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(argb).doesNotContain(0xFF303236);
    }

    @Test
    void oneRangeForAllKeepsTilesComparable() {
        Mosaic tiles = three();
        ScalablePicture picture =
                tiles.picture(new MosaicColours(tiles.source().sharedRange(new Range(0, 3)), ColourMapping.DEFAULT, 0));
        int size = tiles.geometry().tileWidth() / 2;
        var view = new PictureViewport(1.0 / size, 0, 0, 6, 1);
        int[] argb = new int[6];
        picture.render(view, argb);

        assertThat(argb).containsExactly(0xFF000000, 0xFF000000, 0xFF555555, 0xFFFFFFFF, 0xFFAAAAAA, 0xFFAAAAAA);
    }

    @Test
    void aSheetHoldsTitlesPicturesAndALegend() {
        Mosaic tiles = three();
        var colours = new MosaicColours(tiles.source().tileRanges(), ColourMapping.DEFAULT, 0xFFFFFF);
        var sheet = new MosaicSheet(
                2,
                List.of(MosaicSheet.Cell.of("one", tiles, colours), MosaicSheet.Cell.of("two", tiles, colours)),
                Optional.empty());

        var drawing = new FigureDrawing(sheet, FigureSize.natural(sheet));
        var once = drawing.image(1);
        var twice = drawing.image(2);

        assertThat(twice.getWidth()).isEqualTo(2 * once.getWidth());
        assertThat(once.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(once.getWidth()).isGreaterThan(2 * tiles.geometry().width());
    }
}
