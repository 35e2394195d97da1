package org.convscope.render.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.TileStandardisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourLevelsTest {
    private static final Range UNIT = new Range(0, 1);

    @Test
    void linearIsTheReferenceFormulaInDoubleArithmetic() {
        Range range = new Range(-3.350182056427002, 3.7529361248016357);
        ColourLevels levels = ColourLevels.between(range, Curve.LINEAR);
        for (int i = 0; i <= 100_000; i++) {
            double v = range.min() + range.width() * i / 100_000;
            int expected = (int) Math.floor(255 * (v - range.min()) / (range.max() - range.min()) + 0.5);
            assertThat(levels.of(v)).isEqualTo(expected);
        }
    }

    @Test
    void whatLiesOutsideIsClippedAndWhatIsNoNumberHasItsOwnLevel() {
        for (Curve curve : Curve.values()) {
            ColourLevels levels = ColourLevels.between(UNIT, curve);
            assertThat(levels.of(-1e30)).isZero();
            assertThat(levels.of(1e30)).isEqualTo(255);
            assertThat(levels.of(Double.NaN)).isEqualTo(ColourLevels.NOT_FINITE);
            assertThat(levels.of(Double.NEGATIVE_INFINITY)).isEqualTo(ColourLevels.NOT_FINITE);
        }
    }

    @Test
    void aConstantIsBlackNeverStretched() {
        assertThat(ColourLevels.between(new Range(7, 7), Curve.LINEAR).of(7)).isZero();
        assertThat(ColourLevels.between(new Range(7, 7), Curve.LOG).of(7)).isZero();
        assertThat(ColourLevels.between(Range.EMPTY, Curve.LINEAR).of(7)).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Curve.class, names = "LINEAR", mode = EnumSource.Mode.EXCLUDE)
    void curvesEqualTheirFormula(Curve curve) {
        ColourLevels levels = ColourLevels.between(UNIT, curve);
        for (int i = 0; i <= 100_000; i++) {
            double t = i / 100_000.0;
            double exact = 255 * curve.share(t) + 0.5;
            // at a step itself the last bit of the logarithm decides
            if (Math.abs(exact - Math.rint(exact)) > 1e-9) {
                assertThat(levels.of(t)).isEqualTo((int) Math.min(255, exact));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void placeInvertsShareAndEndsStay(Curve curve) {
        assertThat(curve.share(0)).isZero();
        assertThat(curve.share(1)).isEqualTo(1);
        for (double t = 0; t <= 1; t += 0.01) {
            assertThat(curve.place(curve.share(t))).isCloseTo(t, org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void centredPutsZeroInTheMiddleWhateverTheRange(Curve curve) {
        ColourLevels levels = ColourLevels.centred(new Range(-1, 8), curve);
        assertThat(levels.of(0)).isEqualTo(128);
        assertThat(levels.of(8)).isEqualTo(255);
        assertThat(levels.of(-8)).isZero();
        assertThat(levels.of(2) - 127.5).isEqualTo(127.5 - levels.of(-2));
        assertThat(ColourLevels.centred(new Range(0, 0), curve).of(0)).isEqualTo(128);
    }

    @Test
    void standardizedIsMeanAt128AndOneDeviation64Levels() {
        ColourLevels levels = ColourLevels.standardised(10, 2);
        assertThat(levels.of(10)).isEqualTo(128);
        assertThat(levels.of(12)).isEqualTo(192);
        assertThat(levels.of(11.99)).isEqualTo(191);
        assertThat(levels.of(0)).isZero();
        assertThat(levels.of(100)).isEqualTo(255);
        assertThat(levels.of(Double.NaN)).isEqualTo(ColourLevels.NOT_FINITE);
        assertThat(ColourLevels.standardised(10, 0).of(10)).isEqualTo(128);
        assertThatThrownBy(() -> ColourLevels.between(UNIT, TileStandardisation.Z_SCORE))
                .hasMessageContaining("mean");
    }

    @Test
    void mappingCentresTheRangeOfADivergingMapOnly() {
        Range range = new Range(-1, 4);
        assertThat(ColourMapping.DEFAULT.shown(range)).isEqualTo(range);
        assertThat(ColourMapping.DEFAULT.withColours(ColourMap.RDBU).shown(range))
                .isEqualTo(new Range(-4, 4));
        assertThat(ColourMapping.DEFAULT
                        .withRule(TileStandardisation.Z_SCORE)
                        .levels(range, 3, 1)
                        .of(3))
                .isEqualTo(128);
    }
}
