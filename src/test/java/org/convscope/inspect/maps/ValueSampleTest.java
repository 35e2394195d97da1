package org.convscope.inspect.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
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

        assertThat(sample.limits(1, 99)).isEqualTo(new Range(5, 5));
        assertThat(new ValueSample(0, 10).limits(1, 99).isEmpty()).isTrue();
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

    @Test
    void oddAndEvenUnitsAreTakenAlike() {
        // (H, W, C) = (512, 512, 64): one value of 42 is taken, and 42 and 64 are even
        float[] maps = units(512 * 512);
        var sample = new ValueSample(maps.length, 400_000);
        sample.add(maps, 0, 1);

        assertThat(sample.limits(1, 99)).isEqualTo(new Range(1, 100));
        assertThat(sample.limits(25, 60).max()).isEqualTo(100);
    }

    @Test
    void everyUnitOfManyFramesIsTaken() {
        // 8 frames of (512, 512, 64): one value of 336, which is 16 * 21
        float[] frame = new float[512 * 512 * 64];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = i % 64;
        }
        var sample = new ValueSample(8L * frame.length, 400_000);
        for (int i = 0; i < 8; i++) {
            sample.add(frame, 0, 1);
        }

        // of 0 to 63, each as often: numpy.percentile gives these
        assertThat(sample.limits(0, 100)).isEqualTo(new Range(0, 63));
        assertThat(sample.limits(25, 75).min()).isCloseTo(15.75, within(1.0));
        assertThat(sample.limits(25, 75).max()).isCloseTo(47.25, within(1.0));
        assertThat(sample.limits(50, 52).min()).isCloseTo(31.5, within(1.0));
    }

    @Test
    void everyColumnOfATileIsTaken() {
        // a unit of (512, 512, 4): one value of 14, and the width is even
        float[] maps = new float[512 * 512 * 4];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = i / 4 % 2 == 0 ? 1 : 100;
        }
        var sample = new ValueSample(512 * 512, 20_000);
        sample.add(maps, 2, 4);

        assertThat(sample.limits(25, 75)).isEqualTo(new Range(1, 100));
    }

    @Test
    void theSameArraysHaveTheSameSample() {
        float[] maps = new float[100_000];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = (float) Math.sin(i);
        }
        var once = new ValueSample(maps.length, 1000);
        once.add(maps, 0, 1);
        var again = new ValueSample(maps.length, 1000);
        again.add(maps, 0, 1);

        assertThat(again.limits(10, 90)).isEqualTo(once.limits(10, 90));
    }

    /** Odd units are 100, even ones 1 to 2. */
    private static float[] units(int pixels) {
        float[] maps = new float[pixels * 64];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = i % 2 == 1 ? 100 : 1 + i / 64 % 2;
        }
        return maps;
    }

    /** 0 to 99: the 99th percentile is 98.01, as numpy's. */
    @Test
    void valuesOfOneSignReachFromTheSmallestToThe99thPercentile() {
        float[] hundred = new float[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = i;
        }

        ColourEnds ends = ends(hundred);

        assertThat(ends.range().min()).isZero();
        assertThat(ends.range().max()).isCloseTo(98.01, within(1e-6));
        assertThat(ends.cutsAbove()).isTrue();
        assertThat(ends.cutsBelow()).isFalse();
    }

    @Test
    void valuesOfBothSignsReachAsFarBelowZeroAsAbove() {
        float[] values = new float[101];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? i : -i;
        }

        ColourEnds ends = ends(values);

        assertThat(ends.range().isCentred()).isTrue();
        assertThat(ends.range().max()).isCloseTo(99, within(1e-6));
        assertThat(ends.cutsAbove()).isTrue();
    }

    /** A layer whose values are nearly all zero must not become a picture of one colour. */
    @Test
    void whereThe99thPercentileIsTheSmallestValueTheLargestIsTheEnd() {
        float[] sparse = new float[1000];
        sparse[7] = 3;
        float[] both = sparse.clone();
        both[8] = -1;

        assertThat(ends(sparse).range()).isEqualTo(new Range(0, 3));
        assertThat(ends(both).range()).isEqualTo(new Range(-3, 3));
    }

    private static ColourEnds ends(float... values) {
        var sample = new ValueSample(values.length, 10_000);
        sample.add(values, 0, 1);
        return sample.ends(ColourLimits.PERCENTILES, Range.of(values));
    }
}
