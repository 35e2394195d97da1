package org.convscope.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dropout drops in training is read, although it is the identity where a model is applied. */
class DropoutLayersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Dropout | 'rate': 0.25 | 0.25 |",
                "Dropout | 'rate': 0.5, 'noise_shape': null | 0.5 |",
                "Dropout | 'rate': 0.5, 'noise_shape': [null, 1, 1, 3] | 0.5 | 1 2",
                "Dropout | 'rate': 0.5, 'noise_shape': [1, 8, 8, 1] | 0.5 | 0 3",
                "SpatialDropout2D | 'rate': 0.1, 'data_format': 'channels_last' | 0.1 | 1 2",
                "SpatialDropout2D | 'rate': 0.1, 'data_format': 'channels_first' | 0.1 | 1 2",
                "SpatialDropout2D | 'rate': 0.1, 'data_format': null | 0.1 | 1 2"
            })
    void aDropoutIsReadWithWhatItDropsTogether(String className, String config, double rate, @Nullable String shared) {
        Operation operation = OneLayer.builder(className, config.replace('\'', '"'), "[[\"in\", 0, 0, {}]]")
                .build()
                .call("it")
                .operation();
        assertThat(operation).isInstanceOfSatisfying(Operation.Dropout.class, dropout -> {
            assertThat(dropout.rate()).isEqualTo(rate);
            assertThat(dropout.sharedAxes()).containsExactly(axes(shared));
        });
    }

    private static int[] axes(@Nullable String text) {
        return text == null
                ? new int[0]
                : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
