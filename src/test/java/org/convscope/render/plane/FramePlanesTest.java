package org.convscope.render.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.PixelReduction;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourTable;
import org.junit.jupiter.api.Test;

class FramePlanesTest {
    private static final Range BYTES = new Range(0, 255);

    private static FramePlanes gray(int width, int height, IntToDoubleFunction numbers) {
        return new FramePlanes(width, height, 1, numbers, numbers);
    }

    private static int[] drawn(FramePlanes frame, PixelReduction reduction, PictureViewport view) {
        int[] argb = new int[view.width() * view.height()];
        frame.picture(BYTES, ColourMapping.DEFAULT, reduction).render(view, argb);
        return argb;
    }

    @Test
    void sixteenBitCountsGetExactlyTheLevelOfTheFormulaForEveryCurve() {
        FramePlanes frame = gray(256, 256, pixel -> pixel);
        var limits = new Range(100, 60_000);
        for (Curve curve : Curve.values()) {
            var mapping = new ColourMapping(curve, ColourMap.GRAY);
            ColourLevels levels = mapping.levels(limits);
            int[] argb = new int[65536];
            frame.picture(limits, mapping, PixelReduction.MEAN).render(new PictureViewport(1, 0, 0, 256, 256), argb);
            for (int i = 0; i < argb.length; i++) {
                assertThat(argb[i] & 255).isEqualTo(levels.of(i));
            }
        }
    }

    @Test
    void zoomedOutThePixelsMeanIsShownOrTheirMaximum() {
        FramePlanes frame = gray(64, 64, pixel -> pixel == 21 * 64 + 42 ? 240 : 8);
        for (int size : new int[] {32, 16, 8, 4}) {
            int side = 64 / size;
            var view = new PictureViewport(1.0 / side, 0, 0, size, size);
            int at = 21 / side * size + 42 / side;
            assertThat((double) (drawn(frame, PixelReduction.MEAN, view)[at] & 255))
                    .isCloseTo(8 + 232.0 / (side * side), within(0.51));
            int[] maxima = drawn(frame, PixelReduction.MAXIMUM, view);
            assertThat(maxima[at] & 255).isEqualTo(240);
            assertThat(maxima[at - 1] & 255).isEqualTo(8);
        }
    }

    @Test
    void aSpotSurvivesAnyZoomWhenTheMaximumIsShown() {
        FramePlanes frame = gray(407, 301, pixel -> pixel == 150 * 407 + 277 ? 255 : 0);
        for (double zoom = 0.99; zoom > 0.03; zoom *= 0.87) {
            PictureViewport view = PictureViewport.centred(zoom, 203.3, 149.8, 400, 300);
            int at = ((int) view.toDeviceY(150.5)) * 400 + (int) view.toDeviceX(277.5);
            assertThat(drawn(frame, PixelReduction.MAXIMUM, view)[at] & 255).isEqualTo(255);
        }
    }

    @Test
    void meansAreThoseOfALinearRampForAnyZoom() {
        FramePlanes frame = gray(128, 128, pixel -> pixel % 128);
        int[] argb = drawn(frame, PixelReduction.MEAN, new PictureViewport(0.37, 10, 10, 30, 30));
        for (int x = 0; x < 30; x++) {
            assertThat((double) (argb[3 * 30 + x] & 255)).isCloseTo(10 + (x + 0.5) / 0.37 - 0.5, within(0.51));
        }
    }

    @Test
    void whatWasNotMeasuredHasItsColourAndDoesNotDarkenItsNeighbours() {
        FramePlanes frame = gray(8, 8, pixel -> pixel % 8 < 5 ? Double.NaN : 200);
        int masked = 0xFF000000 | ColourTable.GRAY.masked();
        for (PixelReduction reduction : new PixelReduction[] {PixelReduction.MEAN, PixelReduction.MAXIMUM}) {
            int[] full = drawn(frame, reduction, new PictureViewport(1, 0, 0, 8, 8));
            assertThat(full[4]).isEqualTo(masked);
            assertThat(full[5] & 255).isEqualTo(200);
            int[] half = drawn(frame, reduction, new PictureViewport(0.5, 0, 0, 4, 4));
            assertThat(half[5]).isEqualTo(masked);
            assertThat(half[6] & 255).isEqualTo(200);
        }
    }

    @Test
    void colourFramesKeepTheirColours() {
        var frame = new FramePlanes(1, 1, 3, i -> 50 * (i + 1), pixel -> 50);

        assertThat(drawn(frame, PixelReduction.MEAN, new PictureViewport(1, 0, 0, 1, 1)))
                .containsExactly(0xFF326496);
    }

    @Test
    void automaticallyCountsShowTheLargestAndPicturesTheMean() {
        assertThat(PixelReduction.AUTO.forDepth(16)).isEqualTo(PixelReduction.MAXIMUM);
        assertThat(PixelReduction.AUTO.forDepth(8)).isEqualTo(PixelReduction.MEAN);
        assertThat(PixelReduction.MEAN.forDepth(32)).isEqualTo(PixelReduction.MEAN);
    }
}
