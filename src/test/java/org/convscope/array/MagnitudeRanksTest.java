package org.convscope.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MagnitudeRanksTest {
    private static final float[] A = {0.5f, -2, 0, 3, -3, 1, 0, 0.25f};
    private static final float[] B = {1, 1.5f, -0.5f, -4, 2, 0.5f, 0.1f, -1};

    private static MagnitudeRanks ranks(float... numbers) {
        return MagnitudeRanks.ofMagnitudes(numbers, 0, numbers.length);
    }

    /** scipy.stats.spearmanr(numpy.abs(a), numpy.abs(b)). */
    @Test
    void equalsScipysWithEqualMagnitudes() {
        assertThat(ranks(A).correlation(ranks(B))).isCloseTo(0.8719512195121952, within(1e-12));
    }

    @Test
    void isOneOfWhatIsInTheSameOrderAndNoNumberOfWhatIsAllTheSame() {
        assertThat(ranks(1, -2, 3).correlation(ranks(-10, 20, 1000))).isCloseTo(1, within(1e-12));
        assertThat(ranks(1, 2, 3).correlation(ranks(3, 2, 1))).isCloseTo(-1, within(1e-12));
        assertThat(ranks(1, 2, 3).correlation(ranks(4, 4, -4))).isNaN();
    }

    @Test
    void isOfAPartOfTheNumbers() {
        assertThat(MagnitudeRanks.ofMagnitudes(new float[] {9, 1, 2, 3, 0}, 1, 4)
                        .correlation(ranks(1, 2, 3)))
                .isCloseTo(1, within(1e-12));
    }
}
