package org.convscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;
import org.junit.jupiter.api.Test;

class LimitsModelTest {
    @Test
    void aValueAndItsPlaceOnTheAxisBelongTogether() {
        for (LevelRule curve : new LevelRule[] {Curve.LINEAR, Curve.SQRT, Curve.LOG, Curve.ASINH}) {
            var model = new LimitsModel(new Range(-2, 65535), curve);
            for (double share : new double[] {0, 0.1, 0.5, 0.93, 1}) {
                assertThat(model.share(model.value(share))).isCloseTo(share, within(1e-9));
            }
        }
    }

    @Test
    void limitsDoNotPassEachOther() {
        var model = new LimitsModel(new Range(0, 100), Curve.LINEAR);

        assertThat(model.withLow(new Range(10, 40), 90).min()).isLessThan(40);
        assertThat(model.withHigh(new Range(10, 40), 3).max()).isGreaterThan(10);
        assertThat(model.withHigh(new Range(10, 40), 300)).isEqualTo(new Range(10, 100));
    }

    @Test
    void oneCountIsStillSeenBesideAMillion() {
        var model = new LimitsModel(new Range(0, 3), Curve.LINEAR);
        var histogram = new Histogram(new Range(-0.5, 3.5), new long[] {1_000_000, 0, 0, 1});

        double[] columns = model.columns(histogram, 8);

        assertThat(columns[0]).isEqualTo(1);
        assertThat(columns[7]).isGreaterThan(0.04);
    }
}
