package org.convscope.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramBinsTest {
    /** The edges of tenths are no exact numbers, and (0.7 - 0) / 1 * 10 is less than 7. */
    @Test
    void anEdgeBelongsToTheBinAboveItAndTheLastToTheLast() {
        var bins = new HistogramBins(new Range(0, 1), 10);
        for (int bin = 0; bin < 10; bin++) {
            double edge = (double) bin / 10;
            assertThat(bins.of(edge)).isEqualTo(bin);
            assertThat(bins.of(Math.nextDown(edge))).isEqualTo(bin - 1);
        }
        assertThat(bins.of(1)).isEqualTo(9);
        assertThat(bins.of(Math.nextUp(1.0))).isEqualTo(-1);
        assertThat(bins.of(Double.NaN)).isEqualTo(-1);
    }

    @Test
    void numbersOfEitherPrecisionAreCountedAlike() {
        var random = new Random(3);
        for (double scale : new double[] {1e-30, 1, 1e30}) {
            float[] single = new float[20_000];
            double[] twice = new double[single.length];
            for (int i = 0; i < single.length; i++) {
                single[i] = (float) (random.nextInt(1001) / 1000.0 * scale);
                twice[i] = single[i];
            }
            Histogram counted = Histogram.of(single, 100, Range.of(single));
            assertThat(counted.counts()).isEqualTo(Histogram.of(twice, 100).counts());
            assertThat(counted.total()).isEqualTo(single.length);
        }
    }

    @Test
    void aRangeTooNarrowForAQuotientHasItsBins() {
        double width = 10 * Double.MIN_VALUE;
        var bins = new HistogramBins(new Range(0, width), 10);
        for (int bin = 0; bin < 10; bin++) {
            assertThat(bins.of(bin * Double.MIN_VALUE)).isEqualTo(bin);
        }
    }
}
