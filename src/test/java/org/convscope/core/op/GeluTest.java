package org.convscope.core.op;

import static org.assertj.core.api.Assertions.assertThat;

import org.convscope.network.Activation;
import org.junit.jupiter.api.Test;

class GeluTest {
    @Test
    void isTheExactFunctionToFloatsAccuracy() {
        Activation gelu = new Activation(Activation.Kind.GELU, 0, Double.POSITIVE_INFINITY, 0);
        Curve exact = ActivationCurves.of(gelu);
        float[] numbers = new float[40_001];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i - 20_000) / 1000f;
        }
        float[] values = numbers.clone();
        Gelu.apply(values, values.length);
        for (int i = 0; i < numbers.length; i++) {
            double value = exact.value(numbers[i]);
            assertThat(Math.abs(values[i] - value))
                    .describedAs("at %s: %s, exactly %s", numbers[i], values[i], value)
                    .isLessThanOrEqualTo(6e-8 * Math.abs(value) + 1e-9);
        }
    }
}
