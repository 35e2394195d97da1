package org.convscope.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;
import org.convscope.network.WeightInitializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings as several versions of Keras write them. */
class StoredInitializersTest {
    private static Optional<WeightInitializer> of(String weight, String settings) {
        return StoredInitializers.with(
                        List.of(new Held(weight)),
                        JsonParser.parseString(settings).getAsJsonObject())
                .get(0)
                .initializer();
    }

    private record Held(String name) implements Weight {
        @Override
        public int[] shape() {
            return new int[] {2};
        }

        @Override
        public Tensor read() {
            return Tensor.zeros(2);
        }

        @Override
        public float[] readRows(long from, long to) {
            return new float[(int) (to - from)];
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kernel           | {"kernel_initializer": "glorot_uniform"} | VarianceScaling[scale=1.0, fan=AVERAGE, spread=UNIFORM]
            kernel           | {"kernel_initializer": {"class_name": "VarianceScaling", "config": {"scale": 2.0, "mode": "fan_in", "distribution": "normal", "seed": null}}} | VarianceScaling[scale=2.0, fan=IN, spread=TRUNCATED_NORMAL]
            kernel           | {"kernel_initializer": {"class_name": "GlorotUniformV2", "config": {}}} | VarianceScaling[scale=1.0, fan=AVERAGE, spread=UNIFORM]
            kernel           | {"layer": {"class_name": "Conv2D", "config": {"kernel_initializer": "he_normal"}}} | VarianceScaling[scale=2.0, fan=IN, spread=TRUNCATED_NORMAL]
            recurrent_kernel | {"recurrent_initializer": {"module": "keras.initializers", "class_name": "OrthogonalInitializer", "config": {"gain": 1.0}}} | Orthogonal[gain=1.0]
            recurrent_kernel | {"recurrent_initializer": {"class_name": "Orthogonal", "config": {"gain": 1.0}}} | Orthogonal[gain=1.0]
            bias             | {"bias_initializer": "zeros", "unit_forget_bias": false} | Constant[value=0.0]
            alpha            | {"alpha_initializer": {"class_name": "Constant", "config": {"value": 0.25}}} | Constant[value=0.25]
            """)
    void whatKerasWritesIsRead(String weight, String settings, String numbers) {
        assertThat(of(weight, settings).orElseThrow().numbers()).hasToString(numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kernel | {}
            kernel | {"kernel_initializer": null}
            kernel | {"kernel_initializer": 3}
            kernel | {"kernel_initializer": "mine"}
            kernel | {"kernel_initializer": {"module": "mine", "class_name": "GlorotUniform", "config": {}}}
            kernel | {"kernel_initializer": {"class_name": "Custom>GlorotUniform", "config": {}}}
            kernel | {"kernel_initializer": {"class_name": "VarianceScaling", "config": {"scale": -1}}}
            kernel | {"kernel_initializer": {"class_name": "RandomUniform", "config": {"minval": [0, 1]}}}
            kernel | {"kernel_initializer": {"class_name": "Constant", "config": {"value": NaN}}}
            bias   | {"bias_initializer": "zeros", "unit_forget_bias": true}
            kernel | {"init": "glorot_uniform"}
            """)
    void whatNobodyKnowsIsLeftOut(String weight, String settings) {
        assertThat(of(weight, settings)).isEmpty();
    }
}
