package org.convscope.ui.mosaic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;
import org.convscope.choice.RangeScope;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.Legend;
import org.junit.jupiter.api.Test;

class LegendDragTest {
    private static LegendDrag drag(LevelRule contrast, Range range, Range values) {
        var legend = new Legend(
                new ColourMapping(contrast, ColourMap.GRAY),
                RangeScope.LAYER,
                new ColourEnds(range, values),
                ColourLimits.PERCENTILES,
                "conv",
                "");
        return LegendDrag.of(legend).orElseThrow();
    }

    @Test
    void theEndInWhoseHalfItBeganMoves() {
        LegendDrag drag = drag(Curve.LINEAR, new Range(0, 8), new Range(0, 10));

        assertThat(drag.moved(0.9, -0.5)).isEqualTo(new Range(0, 4));
        assertThat(drag.moved(0.1, 0.25)).isEqualTo(new Range(2, 8));
    }

    @Test
    void itGoesAlongTheCurveAndNotBeyondTheValues() {
        LegendDrag drag = drag(Curve.SQRT, new Range(0, 8), new Range(0, 10));

        assertThat(drag.moved(0.9, -0.5).max()).isCloseTo(2, within(1e-9));
        assertThat(drag.moved(0.9, 0.5).max()).isEqualTo(10);
        assertThat(drag.moved(0.1, -0.5).min()).isZero();
        assertThat(drag.moved(0.9, -3).width()).isPositive();
    }

    @Test
    void aroundZeroBothEndsMove() {
        Range moved = drag(Curve.LINEAR, new Range(-4, 4), new Range(-6, 5)).moved(0.2, 0.25);

        assertThat(moved.isCentred()).isTrue();
        assertThat(moved.max()).isCloseTo(2, within(1e-9));
    }

    @Test
    void whatHasNoEndsCannotBeDragged() {
        ColourMapping mapping = ColourMapping.DEFAULT;

        assertThat(LegendDrag.of(new Legend(mapping, RangeScope.TILE, new Range(0, 1), "", "")))
                .isEmpty();
        assertThat(LegendDrag.of(new Legend(mapping, RangeScope.LAYER, new Range(1, 1), "", "")))
                .isEmpty();
        assertThat(LegendDrag.of(new Legend(
                        mapping.withRule(TileStandardisation.Z_SCORE), RangeScope.LAYER, new Range(0, 1), "", "")))
                .isEmpty();
    }
}
