package org.convscope.inspect.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalNoiseTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, Long.MAX_VALUE, 0x5DEECE66DL})
    void numbersAreThoseOfRandomWhateverManyAreTakenAtOnce(long seed) {
        var noise = new NormalNoise(seed);
        var random = new Random(seed);

        for (int count : new int[] {1, 0, 2, 3, 1, 1, 20_001, 5, 16_384, 7}) {
            double[] normal = noise.next(count);
            for (int i = 0; i < count; i++) {
                assertThat(normal[i]).isEqualTo(random.nextGaussian());
            }
        }
    }
}
