package org.convscope.render.mosaic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourTable;
import org.convscope.render.plane.PictureViewport;
import org.junit.jupiter.api.Test;

class MosaicTest {
    private static BufferedImage plain(
            MosaicSource source, MosaicGeometry geometry, List<Range> ranges, ColourMapping mapping) {
        var view = new PictureViewport(1, 0, 0, geometry.width(), geometry.height());
        return Mosaic.of(source, geometry)
                .picture(new MosaicColours(ranges, mapping, 0xFFFFFF))
                .image(view);
    }

    private static BufferedImage plain(MosaicSource source, MosaicGeometry geometry, List<Range> ranges) {
        return plain(source, geometry, ranges, ColourMapping.DEFAULT);
    }

    private static BufferedImage figure(MosaicSource source, MosaicGeometry geometry, Palette palette) {
        var colours = new MosaicColours(source.tileRanges(), ColourMapping.DEFAULT, 0xFFFFFF);
        return MosaicFigure.draw(Mosaic.of(source, geometry), colours, palette);
    }

    @Test
    void enlargedTilesRepeatEveryValueEquallyOftenBetweenGaps() {
        MosaicSource source = MosaicSource.ofMaps(Tensor.of(new float[] {0, 10, 1, 20, 2, 30, 3, 40}, 2, 2, 2), 0, 1);
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.of(1, 2), source)
                .withGap(2)
                .withBorder(1)
                .fitted(100, 40);
        assertThat(geometry.tileWidth()).isEqualTo(38);
        assertThat(geometry.width()).isEqualTo(38 * 2 + 2 + 2);
        BufferedImage image = plain(source, geometry, source.tileRanges());
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(image.getRGB(1, 1) & 255).isZero();
        assertThat(image.getRGB(19, 19) & 255).isZero();
        assertThat(image.getRGB(20, 19) & 255).isEqualTo(85);
        assertThat(image.getRGB(19, 20) & 255).isEqualTo(170);
        assertThat(image.getRGB(38, 38) & 255).isEqualTo(255);
        assertThat(image.getRGB(39, 20) & 255).isEqualTo(255);
        assertThat(image.getRGB(41, 1) & 255).isZero();
    }

    @Test
    void aDifferenceIsDrawnAsACopyOfItWouldBe() {
        var random = new Random(5);
        float[] one = new float[12 * 9 * 4];
        float[] other = new float[one.length];
        float[] copied = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            one[i] = random.nextFloat();
            other[i] = random.nextFloat();
            copied[i] = one[i] - other[i];
        }
        copied[7] = one[7] = Float.NaN;
        int[] units = {3, 1};
        MosaicSource difference =
                MosaicSource.ofDifference(Tensor.of(one, 12, 9, 4), Tensor.of(other, 12, 9, 4), units);
        MosaicSource copy = MosaicSource.ofMaps(Tensor.of(copied, 12, 9, 4), units);
        MosaicGeometry reduced = MosaicGeometry.natural(TileGrid.of(1, 2), copy).fitted(14, 9);

        assertThat(difference.tileRanges()).isEqualTo(copy.tileRanges());
        assertThat(difference.moments(1)).isEqualTo(copy.moments(1));
        assertThat(difference.mark(0)).isEqualTo(copy.mark(0)).isPresent();
        BufferedImage expected = plain(copy, reduced, copy.tileRanges());
        BufferedImage drawn = plain(difference, reduced, copy.tileRanges());
        assertThat(drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth()))
                .containsExactly(expected.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth()));
        assertThatThrownBy(() -> MosaicSource.ofDifference(Tensor.zeros(2, 2, 1), Tensor.zeros(2, 1, 1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDiffersNowhereIsNotCalledDead() {
        Tensor maps = Tensor.zeros(2, 2, 1);
        assertThat(MosaicSource.ofMaps(maps, 0).mark(0)).contains(TileMark.dead());
        assertThat(MosaicSource.ofDifference(maps, maps, 0).mark(0)).contains(TileMark.noDifference());
        assertThat(MosaicSource.ofMaps(maps, 0)
                        .asDifference()
                        .titled(unit -> "")
                        .mark(0))
                .contains(TileMark.noDifference());
    }

    @Test
    void originLowerTurnsTilesUpsideDownAndPlacesFollow() {
        MosaicSource source = MosaicSource.ofPlane(Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 3, 2));
        MosaicGeometry geometry =
                MosaicGeometry.natural(TileGrid.of(1, 1), source).magnified(4).withOrigin(RowOrigin.LOWER);
        BufferedImage image = plain(source, geometry, source.tileRanges());
        assertThat(image.getRGB(0, 0) & 255).isEqualTo(204);
        assertThat(image.getRGB(7, 11) & 255).isEqualTo(51);
        assertThat(geometry.placeAt(7, 11)).contains(new MosaicGeometry.Place(0, 0, 1));
    }

    @Test
    void everyPixelOfAPlaceLeadsBackToIt() {
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.of(2, 3), 5, 4, 6)
                .withTileSize(17, 23)
                .withGap(3)
                .withBorder(2)
                .withTitles(9);
        int hits = 0;
        for (int y = 0; y < geometry.height(); y++) {
            for (int x = 0; x < geometry.width(); x++) {
                Optional<MosaicGeometry.Place> place = geometry.placeAt(x, y);
                if (place.isPresent()) {
                    hits++;
                    assertThat(geometry.area(place.get()).contains(x + 0.5, y + 0.5)
                                    || geometry.area(place.get()).getMaxX() == x + 0.5
                                    || geometry.area(place.get()).getMaxY() == y + 0.5)
                            .isTrue();
                }
            }
        }
        assertThat(hits).isEqualTo(5 * 17 * 23);
        assertThat(geometry.placeAt(-1, 20)).isEmpty();
        assertThat(geometry.placeAt(2, 2)).as("a title").isEmpty();
        assertThat(geometry.placeAt(geometry.width(), 20)).isEmpty();
        assertThat(geometry.placeAt(geometry.width() - 5, geometry.height() - 5))
                .as("the empty cell")
                .isEmpty();
    }

    @Test
    void reducedTilesAreTheMeanOverEachPixelsArea() {
        var random = new Random(3);
        int channels = 5;
        float[] data = new float[31 * 29 * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat();
        }
        Tensor maps = Tensor.of(data, 31, 29, channels);
        for (int[] units : new int[][] {{0, 1, 2, 3, 4}, {4, 0, 2}}) {
            var planes = new MosaicPlanes(data, 31, 29, channels, units);
            for (int p = 0; p < units.length; p++) {
                float[] half = planes.halved(p);
                for (int y = 0; y < 16; y++) {
                    for (int x = 0; x < 15; x++) {
                        double high = Math.min(2, 31 - 2 * y);
                        double wide = Math.min(2, 29 - 2 * x);
                        assertThat((double) half[y * 15 + x])
                                .isCloseTo(mean(maps, units[p], 2 * y, 2 * x, high, wide), within(1e-5));
                    }
                }
                assertThat(planes.halved(p)).as("kept").isSameAs(half);
            }
        }
    }

    @Test
    void aReducedTileLeavesOutWhatIsNotFinite() {
        float[] data = {1, Float.NaN, 3, 5, Float.POSITIVE_INFINITY, Float.NaN, Float.NaN, Float.NEGATIVE_INFINITY};
        var planes = new MosaicPlanes(data, 2, 4, 1, new int[] {0});

        assertThat(planes.halved(0)).containsExactly(1, 4);
    }

    @Test
    void aNarrowTileReducesOneAxisAndRepeatsTheOther() {
        MosaicSource source = MosaicSource.ofPlane(Tensor.of(new float[] {0, 2, 4, 6, 8, 10, 12, 14}, 2, 4));
        MosaicGeometry geometry =
                MosaicGeometry.natural(TileGrid.of(1, 1), source).withTileSize(4, 2);
        BufferedImage image = plain(source, geometry, source.sharedRange(new Range(0, 255)));
        assertThat(image.getRGB(0, 1) & 255).isEqualTo(1);
        assertThat(image.getRGB(1, 1) & 255).isEqualTo(5);
        assertThat(image.getRGB(1, 3) & 255).isEqualTo(13);
    }

    @Test
    void rangesAndMarksSayWhatIsThere() {
        float[] data = {0, 3, 1, Float.NaN, 0, 3, 2, 5, 0, 3, -7, Float.POSITIVE_INFINITY};
        MosaicSource source = MosaicSource.ofMaps(Tensor.of(data, 1, 3, 1, 4).reshaped(1, 3, 4), 0, 1, 2, 3);
        assertThat(source.mark(0)).contains(TileMark.dead());
        assertThat(source.mark(1)).contains(TileMark.constant(3));
        assertThat(source.mark(2)).isEmpty();
        assertThat(source.mark(3)).contains(TileMark.notFinite());
        assertThat(source.tileRanges())
                .containsExactly(new Range(0, 0), new Range(3, 3), new Range(-7, 2), new Range(5, 5));
        assertThat(source.shownRange()).isEqualTo(new Range(-7, 5));
        MosaicSource marked =
                source.marked(unit -> unit == 2 ? Optional.of(TileMark.nearIdentical(0)) : Optional.empty());
        assertThat(marked.mark(2)).contains(new TileMark(TileMark.Kind.NEAR_IDENTICAL, "≈ #0"));
        assertThat(marked.mark(0)).contains(TileMark.dead());
    }

    @Test
    void whatIsNotFiniteIsDrawnInItsOwnColour() {
        MosaicSource source = MosaicSource.ofPlane(Tensor.of(new float[] {0, Float.NaN, 2}, 1, 3));
        BufferedImage image = plain(source, MosaicGeometry.natural(TileGrid.of(1, 1), source), source.tileRanges());
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(ColourTable.GRAY.notFinite());
        assertThat(image.getRGB(2, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    /** A range that ends within the noise of a map would draw the noise. */
    @Test
    void aMapThatIsConstantButForRoundingIsDrawnInOneColour() {
        float[] data = new float[40 * 40];
        for (int i = 0; i < data.length; i++) {
            data[i] = 3 + i % 7 * 1e-6f;
        }
        MosaicSource exact = MosaicSource.ofPlane(Tensor.of(data, 40, 40));
        MosaicSource source = exact.with(MapFlatness.of(new Range(0, 10)));
        List<Range> noise = exact.tileRanges();
        for (MosaicGeometry geometry : List.of(
                MosaicGeometry.natural(TileGrid.of(1, 1), source),
                MosaicGeometry.natural(TileGrid.of(1, 1), source).withTileSize(13, 13))) {
            int[] drawn = colours(plain(source, geometry, noise));
            assertThat(drawn).containsOnly(drawn[0]);
            ColourMapping standardized = ColourMapping.DEFAULT.withRule(TileStandardisation.Z_SCORE);
            assertThat(colours(plain(source, geometry, noise, standardized))).containsOnly(0xFF808080);
        }
        assertThat(colours(plain(exact, MosaicGeometry.natural(TileGrid.of(1, 1), exact), noise)))
                .contains(0xFF000000, 0xFFFFFFFF);
        assertThat(exact.mark(0)).isEmpty();
        assertThat(source.mark(0)).contains(TileMark.constant(3));
        assertThat(source.range(0).isConstant()).isTrue();
        assertThat(source.value(0, 0, 1)).isEqualTo(data[1]);
    }

    @Test
    void aDeadMapIsDrawnAsConstantAndItsMarkIsSeen() {
        MosaicSource source = MosaicSource.ofPlane(Tensor.zeros(20, 20));
        MosaicGeometry geometry =
                MosaicGeometry.natural(TileGrid.of(1, 1), source).magnified(4);
        int[] plain = colours(plain(source, geometry, source.tileRanges()));
        int[] marked = colours(figure(source, geometry, Palette.dark()));
        assertThat(plain).containsOnly(0xFF000000);
        assertThat(marked).contains(0xFF000000, 0xFFE69F00);
    }

    @Test
    void titlesAreDrawnInTheStripAboveTheTile() {
        MosaicSource source = MosaicSource.ofPlane(Tensor.zeros(60, 60)).titled(unit -> "Conv #1." + unit);
        MosaicGeometry geometry =
                MosaicGeometry.natural(TileGrid.of(1, 1), source).withTitles(16);
        BufferedImage image = figure(source, geometry, Palette.light());
        boolean ink = false;
        for (int x = 0; x < 60; x++) {
            for (int y = 0; y < 16; y++) {
                ink |= Palette.luminance(new Color(image.getRGB(x, y))) < 0.5;
            }
        }
        assertThat(ink).isTrue();
    }

    @Test
    void kernelSlicesAndColours() {
        float[] data = new float[2 * 1 * 3 * 4];
        for (int i = 0; i < data.length; i++) {
            data[i] = i * i;
        }
        Tensor weights = Tensor.of(data, 2, 1, 3, 4);
        MosaicSource channel = KernelTiles.ofChannel(weights, 2, 3, 1);
        assertThat(channel.unit(0)).isEqualTo(3);
        assertThat(channel.tileOf(1)).contains(1);
        assertThat(channel.value(0, 1, 0)).isEqualTo(weights.get(1, 0, 2, 3));
        assertThat(channel.value(1, 0, 0)).isEqualTo(weights.get(0, 0, 2, 1));
        MosaicSource colour = KernelTiles.ofColour(weights, 0, 1, 2, 3);
        assertThat(colour.tiles()).isEqualTo(4);
        assertThat(colour.value(3, 1, 0, 2)).isEqualTo(weights.get(1, 0, 2, 3));
        assertThatThrownBy(() -> KernelTiles.ofChannel(weights, 3, 0)).hasMessageContaining("3");
    }

    @Test
    void momentsAreThoseOfTheStatistics() {
        float[] data = {1, 2, 3, 4, 5, 6, 7, 8};
        MosaicPlanes planes = new MosaicPlanes(data, 2, 2, 2, new int[] {1});
        Statistics expected = Statistics.of(data, 1, 8, 2);
        assertThat(planes.moments(0).mean()).isEqualTo(expected.mean());
        assertThat(planes.moments(0).standardDeviation()).isEqualTo(expected.standardDeviation());
    }

    private static int[] colours(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static double mean(Tensor maps, int unit, double top, double left, double height, double width) {
        double sum = 0;
        for (int y = (int) top; y < Math.min(maps.length(0), top + height); y++) {
            for (int x = (int) left; x < Math.min(maps.length(1), left + width); x++) {
                double down = Math.min(y + 1, top + height) - Math.max(y, top);
                double across = Math.min(x + 1, left + width) - Math.max(x, left);
                sum += Math.max(0, down) * Math.max(0, across) * maps.get(y, x, unit);
            }
        }
        return sum / (height * width);
    }
}
