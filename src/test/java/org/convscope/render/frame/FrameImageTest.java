package org.convscope.render.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;
import org.convscope.choice.PixelReduction;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourTable;
import org.junit.jupiter.api.Test;

class FrameImageTest {
    private static final FrameLook LOOK = look(ColourMapping.DEFAULT, new Range(0, 255), PixelReduction.MEAN);
    private static final FrameLook MAXIMA = look(ColourMapping.DEFAULT, new Range(0, 255), PixelReduction.MAX);

    private static FrameLook look(ColourMapping mapping, Range limits, PixelReduction reduction) {
        return new FrameLook(
                mapping,
                limits,
                reduction,
                0x123456,
                0x654321,
                FrameLook.Numbering.NONE,
                new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    }

    @Test
    void oneToOneShowsEveryCountAsItsLevel() {
        FramePixels frame = FramePixels.of(16, 16, 1, (row, column, channel) -> row * 16 + column, MaskedPixels.NONE);
        BufferedImage image = FrameImage.draw(frame, FrameViewport.fit(16, 16, 16, 16), LOOK);
        for (int i = 0; i < 256; i++) {
            assertThat(image.getRGB(i % 16, i / 16) & 0xFFFFFF).isEqualTo(i * 0x010101);
        }
    }

    @Test
    void sixteenBitCountsGetExactlyTheLevelOfTheFormulaForEveryContrast() {
        FramePixels frame =
                FramePixels.of(256, 256, 1, (row, column, channel) -> row * 256 + column, MaskedPixels.NONE);
        Range limits = new Range(100, 60_000);
        for (LevelRule contrast : new LevelRule[] {Curve.LINEAR, Curve.SQRT, Curve.LOG, Curve.ASINH}) {
            ColourMapping mapping = new ColourMapping(contrast, ColourMap.GRAY);
            ColourLevels levels = mapping.levels(limits);
            BufferedImage image = FrameImage.draw(
                    frame, FrameViewport.fit(256, 256, 256, 256), look(mapping, limits, PixelReduction.MEAN));
            for (int i = 0; i < 65536; i++) {
                assertThat(image.getRGB(i % 256, i / 256) & 255).isEqualTo(levels.of(i));
            }
        }
    }

    @Test
    void zoomedInEachPixelIsASquareAndBeyondTheFrameIsOutside() {
        FramePixels frame =
                FramePixels.of(2, 2, 1, (row, column, channel) -> 100 * row + 10 * column, MaskedPixels.NONE);
        BufferedImage image = FrameImage.draw(frame, new FrameViewport(-1, -1, 4, 16, 16), LOOK);
        assertThat(image.getRGB(3, 3) & 0xFFFFFF).isEqualTo(0x654321);
        assertThat(image.getRGB(4, 4) & 255).isZero();
        assertThat(image.getRGB(8, 7) & 255).isEqualTo(10);
        assertThat(image.getRGB(7, 8) & 255).isEqualTo(100);
        assertThat(image.getRGB(11, 11) & 255).isEqualTo(110);
        assertThat(image.getRGB(12, 11) & 0xFFFFFF).isEqualTo(0x654321);
    }

    @Test
    void zoomedOutThePixelsMeanIsShownOrTheirMaximum() {
        int n = 64;
        FramePixels frame = FramePixels.of(
                n, n, 1, (row, column, channel) -> row == 21 && column == 42 ? 240 : 8, MaskedPixels.NONE);
        for (int size : new int[] {32, 16, 8, 4}) {
            int side = n / size;
            BufferedImage mean = FrameImage.draw(frame, FrameViewport.fit(n, n, size, size), LOOK);
            double expected = 8 + 232.0 / (side * side);
            assertThat((double) (mean.getRGB(42 / side, 21 / side) & 255)).isCloseTo(expected, within(0.51));
            BufferedImage max = FrameImage.draw(frame, FrameViewport.fit(n, n, size, size), MAXIMA);
            assertThat(max.getRGB(42 / side, 21 / side) & 255).isEqualTo(240);
            assertThat(max.getRGB(42 / side - 1, 21 / side) & 255).isEqualTo(8);
        }
    }

    @Test
    void aSpotSurvivesAnyZoomWhenTheMaximumIsShown() {
        FramePixels frame = FramePixels.of(
                301, 407, 1, (row, column, channel) -> row == 150 && column == 277 ? 255 : 0, MaskedPixels.NONE);
        for (double zoom = 0.99; zoom > 0.03; zoom *= 0.87) {
            FrameViewport view = FrameViewport.centred(203.3, 149.8, zoom, 400, 300);
            BufferedImage image = FrameImage.draw(frame, view, MAXIMA);
            Point2D spot = view.toScreen(277.5, 150.5);
            assertThat(image.getRGB((int) spot.getX(), (int) spot.getY()) & 255).isEqualTo(255);
        }
    }

    @Test
    void meansAreExactForAnyZoomOnALinearRamp() {
        FramePixels frame = FramePixels.of(128, 128, 1, (row, column, channel) -> column, MaskedPixels.NONE);
        FrameViewport view = new FrameViewport(10, 10, 0.37, 30, 30);
        BufferedImage image = FrameImage.draw(frame, view, LOOK);
        for (int x = 0; x < 30; x++) {
            double expected = 10 + (x + 0.5) / 0.37 - 0.5;
            assertThat((double) (image.getRGB(x, 3) & 255)).isCloseTo(expected, within(0.51));
        }
    }

    @Test
    void maskedPixelsHaveTheirColourAndDoNotDarkenTheirNeighbours() {
        FramePixels frame =
                FramePixels.of(8, 8, 1, (row, column, channel) -> column < 4 ? -1 : 200, (row, column) -> column < 5);
        assertThat(frame.range()).isEqualTo(new Range(200, 200));
        BufferedImage full = FrameImage.draw(frame, FrameViewport.fit(8, 8, 8, 8), LOOK);
        assertThat(full.getRGB(4, 0) & 0xFFFFFF).isEqualTo(0x123456);
        assertThat(full.getRGB(5, 0) & 255).isEqualTo(200);
        BufferedImage half = FrameImage.draw(frame, FrameViewport.fit(8, 8, 4, 4), LOOK);
        assertThat(half.getRGB(1, 1) & 0xFFFFFF).isEqualTo(0x123456);
        assertThat(half.getRGB(2, 1) & 255).isEqualTo(200);
    }

    @Test
    void notFiniteCountsAreSeen() {
        FramePixels frame = FramePixels.of(
                1,
                3,
                1,
                (row, column, channel) -> column == 1 ? Double.NaN : column == 2 ? -1.0 / 0 : 7,
                MaskedPixels.NONE);
        BufferedImage image = FrameImage.draw(frame, FrameViewport.fit(1, 3, 3, 1), LOOK);
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(ColourTable.GRAY.notFinite());
        assertThat(image.getRGB(2, 0) & 0xFFFFFF).isEqualTo(ColourTable.GRAY.notFinite());
    }

    @Test
    void colourFramesKeepTheirColours() {
        FramePixels frame = FramePixels.of(1, 1, 3, (row, column, channel) -> 50 * (channel + 1), MaskedPixels.NONE);
        BufferedImage image = FrameImage.draw(frame, FrameViewport.fit(1, 1, 1, 1), LOOK);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x326496);
    }

    @Test
    void countsAreWrittenIntoLargePixelsInBlackOrWhite() {
        FramePixels frame = FramePixels.of(1, 2, 1, (row, column, channel) -> 255 * column, MaskedPixels.NONE);
        FrameViewport view = FrameViewport.fit(1, 2, 80, 40);
        BufferedImage with = FrameImage.draw(frame, view, LOOK.withNumbers(FrameLook.Numbering.WHERE_THERE_IS_ROOM));
        assertThat(brightest(with, 0, 40)).isGreaterThan(0.8);
        assertThat(1 - darkest(with, 40, 80)).isGreaterThan(0.8);
        BufferedImage small = FrameImage.draw(
                frame, FrameViewport.fit(1, 2, 20, 10), LOOK.withNumbers(FrameLook.Numbering.WHERE_THERE_IS_ROOM));
        assertThat(brightest(small, 0, 10)).isZero();
    }

    @Test
    void aFewSpotsOnNothingAreBetweenTheQuantiles() {
        FramePixels frame = FramePixels.of(
                100, 100, 1, (row, column, channel) -> row == 50 && column < 5 ? 700 : 0, MaskedPixels.NONE);

        assertThat(frame.quantiles(0.001, 0.999)).isEqualTo(new Range(0, 700));
    }

    @Test
    void quantilesSeeOddColumnsToo() {
        // 6.3 million pixels: every 6th is taken, and the width is even
        FramePixels frame =
                FramePixels.of(2100, 3000, 1, (row, column, channel) -> column % 2 == 0 ? 1 : 100, MaskedPixels.NONE);

        assertThat(frame.quantiles(0.25, 0.75)).isEqualTo(new Range(1, 100));
    }

    @Test
    void quantilesLeaveHotPixelsOut() {
        FramePixels frame = FramePixels.of(
                100, 100, 1, (row, column, channel) -> row == 3 && column == 4 ? 1e6 : column, MaskedPixels.NONE);
        assertThat(frame.quantiles(0.01, 0.99)).isEqualTo(new Range(1, 99));
        assertThat(frame.range()).isEqualTo(new Range(0, 1e6));
    }

    private static double brightest(BufferedImage image, int from, int to) {
        double brightest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                brightest = Math.max(brightest, Palette.luminance(image.getRGB(x, y)));
            }
        }
        return brightest;
    }

    private static double darkest(BufferedImage image, int from, int to) {
        double darkest = 1;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                darkest = Math.min(darkest, Palette.luminance(image.getRGB(x, y)));
            }
        }
        return darkest;
    }
}
