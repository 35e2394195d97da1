package org.convscope.render.colour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.junit.jupiter.api.Test;

class ColourShadingTest {
    private static final Range BOTH_SIGNS = new Range(-2, 2);
    private static final Range ONE_SIGN = new Range(0, 2);

    private static int luminance(int rgb) {
        return (299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255)) / 1000;
    }

    @Test
    void whatIsZeroIsNotBlackAsItComes() {
        ColourMapping mapping = ColourShading.DEFAULT.mapping(ONE_SIGN);

        assertThat(luminance(mapping.rgb(mapping.levels(ONE_SIGN).of(0)))).isGreaterThan(25);
    }

    @Test
    void zeroLiesInTheMiddleOfDivergingColoursWhereValuesHaveBothSigns() {
        ColourMapping mapping = ColourShading.DEFAULT.mapping(BOTH_SIGNS);

        assertThat(mapping.colours()).isEqualTo(ColourMap.RDBU);
        assertThat(mapping.levels(BOTH_SIGNS).of(0)).isEqualTo(128);
    }

    @Test
    void fromTheSmallestToTheLargestValueItIsGrayAsInTheNotebook() {
        assertThat(ColourShading.MIN_MAX.mapping(BOTH_SIGNS))
                .isEqualTo(new ColourMapping(Curve.LINEAR, ColourMap.GRAY));
    }

    /** The square root acts on the distance from zero, in whatever colours. */
    @Test
    void chosenColoursStayAndTheCurveActsOnBothSidesOfZero() {
        ColourMapping gray = new ColourShading(ColourLimits.PERCENTILES, Curve.SQRT, Optional.of(ColourMap.GRAY))
                .mapping(BOTH_SIGNS);
        ColourLevels levels = gray.levels(BOTH_SIGNS);

        assertThat(gray.colours()).isEqualTo(ColourMap.GRAY);
        assertThat(levels.of(0.5)).isEqualTo(191);
        assertThat(levels.of(-0.5)).isEqualTo(64);
    }
}
