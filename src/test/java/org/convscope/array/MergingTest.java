package org.convscope.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Statistics and histograms of parts, merged, are those of the whole. */
class MergingTest {
    private static final Percentage ROUNDING = Percentage.withPercentage(1e-11);

    /** A large mean beside a small spread, of which sums of squares would lose the digits. */
    private static List<float[]> parts() {
        var random = new Random(3);
        List<float[]> parts = new ArrayList<>();
        for (int length : new int[] {0, 1, 700, 3, 1300}) {
            float[] part = new float[length];
            for (int i = 0; i < length; i++) {
                part[i] = random.nextInt(20) == 0 ? 0 : 10_000 + random.nextFloat();
            }
            parts.add(part);
        }
        parts.add(new float[] {Float.NaN, Float.POSITIVE_INFINITY, 10_000.5f});
        parts.add(new float[] {Float.NaN});
        return parts;
    }

    private static float[] whole() {
        float[] whole = new float[0];
        for (float[] part : parts()) {
            whole = Arrays.copyOf(whole, whole.length + part.length);
            System.arraycopy(part, 0, whole, whole.length - part.length, part.length);
        }
        return whole;
    }

    @Test
    void statisticsOfPartsAreThoseOfTheWhole() {
        List<Statistics> parts = parts().stream().map(Statistics::of).toList();
        Statistics expected = Statistics.of(whole());

        close(Statistics.merged(parts), expected);
        close(merged(parts, 3), expected);
        close(merged(parts, 1), expected);
    }

    /** The first so many, and the others, each merged by themselves. */
    private static Statistics merged(List<Statistics> parts, int first) {
        return Statistics.merged(parts.subList(0, first)).merge(Statistics.merged(parts.subList(first, parts.size())));
    }

    private static void close(Statistics merged, Statistics expected) {
        assertThat(merged.count()).isEqualTo(expected.count());
        assertThat(merged.zeros()).isEqualTo(expected.zeros());
        assertThat(merged.notFinite()).isEqualTo(expected.notFinite());
        assertThat(merged.range()).isEqualTo(expected.range());
        assertThat(merged.mean()).isCloseTo(expected.mean(), ROUNDING);
        assertThat(merged.standardDeviation()).isCloseTo(expected.standardDeviation(), ROUNDING);
    }

    @Test
    void nothingAddsNothing() {
        Statistics some = Statistics.of(1, 2, 4);

        assertThat(some.merge(Statistics.NONE)).isEqualTo(some);
        assertThat(Statistics.NONE.merge(some)).isEqualTo(some);
        assertThat(Statistics.of(Float.NaN).merge(some).count()).isEqualTo(4);
    }

    @Test
    void histogramsOfPartsAreThatOfTheWhole() {
        float[] whole = whole();
        Range range = Range.of(whole);
        Histogram merged = parts().stream()
                .map(part -> Histogram.of(part, 12, range))
                .reduce(new Histogram(range, new long[12]), Histogram::merge);

        assertThat(merged.limits()).isEqualTo(range);
        assertThat(merged.counts()).isEqualTo(Histogram.of(whole, 12, range).counts());
    }

    @Test
    void histogramsOfOtherBinsAreNotMerged() {
        Histogram one = Histogram.of(new double[] {1, 2}, 4);

        assertThatThrownBy(() -> one.merge(Histogram.of(new double[] {1, 3}, 4)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.merge(Histogram.of(new double[] {1, 2}, 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
