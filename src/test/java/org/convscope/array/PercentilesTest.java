package org.convscope.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1001})
    void theyAreThoseOfTheSortedNumbers(int count) {
        var random = new Random(count);
        for (int kinds : new int[] {1, 3, 1_000_000}) {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = random.nextInt(kinds) - kinds / 2f;
            }
            float[] sorted = numbers.clone();
            Arrays.sort(sorted);
            var percentiles = new Percentiles(numbers);
            for (double percent : new double[] {99, 0, 1, 50, 33.3, 100}) {
                double place = percent / 100 * (count - 1);
                int below = (int) place;
                int above = Math.min(count - 1, below + 1);
                double expected = sorted[below] + (place - below) * ((double) sorted[above] - sorted[below]);
                assertThat(percentiles.at(percent))
                        .as("%s %% of %d", percent, count)
                        .isEqualTo(expected);
            }
        }
    }
}
