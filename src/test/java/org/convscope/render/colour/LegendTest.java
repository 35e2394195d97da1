package org.convscope.render.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.RangeScope;
import org.convscope.render.Palette;
import org.junit.jupiter.api.Test;

class LegendTest {
    private static final Range RANGE = new Range(-3.350182, 812);

    @Test
    void numbersStandAtBothEndsAndAtZero() {
        Legend legend = new Legend(ColourMapping.DEFAULT, RangeScope.LAYER, RANGE, "block3_conv3", "");
        assertThat(legend.ticks().get(0)).isEqualTo(new Legend.Tick(0, "−3.35"));
        assertThat(legend.ticks().get(1)).isEqualTo(new Legend.Tick(1, "812"));
        assertThat(legend.ticks().get(2).text()).isEqualTo("0");
        assertThat(legend.ticks().get(2).at()).isCloseTo(3.350182 / 815.350182, within(1e-12));
        assertThat(legend.caption()).isEqualTo("range: layer · gray");
    }

    @Test
    void ticksFollowTheContrast() {
        ColourMapping sqrt = ColourMapping.DEFAULT.withRule(Curve.SQRT);
        Legend legend = new Legend(sqrt, RangeScope.FRAMES, new Range(0, 100), "conv", "");
        assertThat(legend.ticks()).contains(new Legend.Tick(0.5, "25"));
        assertThat(legend.caption()).isEqualTo("range: frames · gray · sqrt");
    }

    @Test
    void aZeroCentredMapShowsASymmetricRange() {
        Legend legend = new Legend(
                ColourMapping.DEFAULT.withColours(ColourMap.RDBU), RangeScope.NETWORK, new Range(-1, 4), "kernels", "");
        assertThat(legend.ticks().subList(0, 3))
                .containsExactly(new Legend.Tick(0, "−4"), new Legend.Tick(1, "4"), new Legend.Tick(0.5, "0"));
    }

    @Test
    void tilesHaveNoCommonNumbersButTheirSpan() {
        Legend legend = new Legend(ColourMapping.DEFAULT, RangeScope.TILE, RANGE, "conv", "");
        assertThat(legend.ticks()).containsExactly(new Legend.Tick(0, "tile min"), new Legend.Tick(1, "tile max"));
        assertThat(legend.caption()).isEqualTo("range: tile · gray · all within −3.35 … 812");
    }

    @Test
    void onePictureAloneHasItsNumbers() {
        Legend legend = Legend.ofOne(
                ColourMapping.DEFAULT, ColourEnds.of(new Range(0, 2)), ColourLimits.EXTREMES, "Grad-CAM", "");
        assertThat(legend.ticks().subList(0, 2)).containsExactly(new Legend.Tick(0, "0"), new Legend.Tick(1, "2"));
        assertThat(legend.caption()).isEqualTo("own range · gray");
        assertThat(legend.isByTile()).isFalse();
    }

    @Test
    void whatLiesBeyondTheEndsIsSaid() {
        Legend legend = new Legend(
                ColourMapping.DEFAULT.withRule(Curve.SQRT),
                RangeScope.LAYER,
                new ColourEnds(new Range(0, 4.5), new Range(0, 812)),
                ColourLimits.PERCENTILES,
                "conv",
                "");

        assertThat(legend.caption()).isEqualTo("range: layer, to the 99th percentile · gray · sqrt");
        assertThat(legend.ticks().subList(0, 2)).containsExactly(new Legend.Tick(0, "0"), new Legend.Tick(1, "≥ 4.5"));
    }

    @Test
    void aConstantAndNothingAtAllAreCalledSo() {
        assertThat(new Legend(ColourMapping.DEFAULT, RangeScope.LAYER, new Range(3, 3), "c", "").ticks())
                .containsExactly(new Legend.Tick(0.5, "all 3"));
        assertThat(new Legend(ColourMapping.DEFAULT, RangeScope.LAYER, Range.EMPTY, "c", "").ticks())
                .containsExactly(new Legend.Tick(0.5, "no values"));
    }

    @Test
    void theBarHoldsTheColourMapFromEndToEnd() {
        for (ColourMap map : ColourMap.values()) {
            Legend legend =
                    new Legend(ColourMapping.DEFAULT.withColours(map), RangeScope.LAYER, RANGE, "conv", "counts");
            BufferedImage image = legend.image(600, 1, Palette.dark());
            int y = barRow(image, map);
            assertThat(image.getRGB(300, y) & 0xFFFFFF)
                    .isEqualTo(ColourTable.of(map).rgb(128));
            assertThat(image.getRGB(1, y) & 0xFFFFFF)
                    .isEqualTo(ColourTable.of(map).rgb(0));
            assertThat(image.getRGB(598, y) & 0xFFFFFF)
                    .isEqualTo(ColourTable.of(map).rgb(255));
        }
    }

    private static int barRow(BufferedImage image, ColourMap map) {
        for (int y = 0; y < image.getHeight(); y++) {
            if ((image.getRGB(450, y) & 0xFFFFFF) == ColourTable.of(map).rgb(192)) {
                return y;
            }
        }
        throw new AssertionError("no bar");
    }
}
