package org.convscope.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops over many numbers give what the function of one number gives. */
class CurveLoopsTest {
    private static final int COUNT = 40_001;

    static Stream<Activation> activations() {
        double none = Double.POSITIVE_INFINITY;
        return Stream.of(
                new Activation(Kind.GELU, 0, none, 0),
                new Activation(Kind.SIGMOID, 0, none, 0),
                new Activation(Kind.SILU, 0, none, 0),
                new Activation(Kind.TANH, 0, none, 0),
                new Activation(Kind.RELU, 0, none, 0),
                new Activation(Kind.RELU, 0, 6, 0),
                new Activation(Kind.RELU, 0, 0, 0),
                new Activation(Kind.RELU, 0.2, 4, 0.5),
                new Activation(Kind.LEAKY_RELU, 0.3, none, 0),
                new Activation(Kind.LEAKY_RELU, 1.5, none, 0));
    }

    private static float[] numbers() {
        float[] numbers = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            numbers[i] = (i - COUNT / 2) / 1000f;
        }
        float[] extremes = {
            Float.NaN,
            Float.intBitsToFloat(-1),
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            -0f
        };
        System.arraycopy(extremes, 0, numbers, 7, extremes.length);
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("activations")
    void values(Activation activation) {
        ScalarFunction curve = ActivationCurves.of(activation);
        float[] numbers = numbers();
        float[] values = numbers.clone();
        curve.apply(values, COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertClose(numbers[i], values[i], curve.value(numbers[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void slopes(Activation activation) {
        ScalarFunction curve = ActivationCurves.of(activation);
        float[] numbers = numbers();
        float[] gradients = new float[COUNT];
        java.util.Arrays.fill(gradients, 3);
        curve.applySlope(numbers, gradients, COUNT);
        for (int i = 0; i < COUNT; i++) {
            // what a formula such as x * exp(-x) has for infinity is no number, the slope has a limit
            double near = Math.min(1e30, Math.max(-1e30, numbers[i]));
            assertClose(numbers[i], gradients[i], 3 * curve.slope(near));
        }
    }

    private static void assertClose(float x, float mine, double exact) {
        boolean isClose = Math.abs(mine - exact) <= 1.3e-7 * Math.abs(exact) + 1e-9;
        // infinities, and any NaN
        boolean isSame = mine == exact || Float.compare(mine, (float) exact) == 0;
        assertThat(isClose || isSame)
                .describedAs("at %s: %s, exactly %s", x, mine, exact)
                .isTrue();
    }
}
