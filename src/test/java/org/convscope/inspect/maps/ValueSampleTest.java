package org.convscope.inspect.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convscope.array.Range;
import org.junit.jupiter.api.Test;

class ValueSampleTest {
    @Test
    void percentilesAreNumpys() {
        // numpy.percentile([1, 2, 3, 4], [10, 90]) = [1.3, 3.7]
        var sample = new ValueSample(4, 100);
        sample.add(new float[] {4, 1, 3, 2}, 0, 1);

        Range limits = sample.limits(10, 90);

        assertThat(limits.min()).isCloseTo(1.3, within(1e-6));
        assertThat(limits.max()).isCloseTo(3.7, within(1e-6));
    }

    @Test
    void aChannelIsTakenByItself() {
        var sample = new ValueSample(2, 100);
        sample.add(new float[] {1, 100, 2, 200}, 1, 2);

        assertThat(sample.limits(0, 100)).isEqualTo(new Range(100, 200));
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        var sample = new ValueSample(3, 100);
        sample.add(new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 5}, 0, 1);

        assertThat(sample.limits()).isEqualTo(new Range(5, 5));
        assertThat(new ValueSample(0, 10).limits().isEmpty()).isTrue();
    }

    @Test
    void ofVeryManyNumbersAnEvenPartIsTaken() {
        float[] many = new float[100_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        var sample = new ValueSample(many.length, 1000);
        sample.add(many, 0, 1);

        assertThat(sample.limits(50, 50).min()).isCloseTo(50_000, within(200.0));
    }
}
