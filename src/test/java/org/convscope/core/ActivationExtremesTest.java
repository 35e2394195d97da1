package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Activations where numbers are not finite or large, in maps that are worked on in several parts; expected is what Keras 2.15
 * gives, but for the slopes of swish and GELU at infinity: there it has NaN, and here is the limit.
 */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class ActivationExtremesTest {
    @Parameter
    private EngineChoice choice = EngineChoice.AUTO;

    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;
    private static final float[] NUMBERS = {NAN, INFINITY, -INFINITY, 0, 1e30f, -1e30f, -100, -88.5f, 100, -20, 3};
    /** More than one part of every size, and not whole ones. */
    private static final int TIMES = 10_007;

    private record Case(Activation activation, float[] values, float... slopes) {
        @Override
        public String toString() {
            return activation.kind() + " up to " + activation.max();
        }
    }

    private static Activation kind(Kind kind) {
        return new Activation(kind, 0.1, Double.POSITIVE_INFINITY, 0);
    }

    private static Activation relu(double max) {
        return new Activation(Kind.RELU, 0, max, 0);
    }

    private static float[] array(float... values) {
        return values;
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        relu(INFINITY),
                        array(NAN, INFINITY, 0, 0, 1e30f, 0, 0, 0, 100, 0, 3),
                        array(0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1)),
                new Case(relu(6), array(NAN, 6, 0, 0, 6, 0, 0, 0, 6, 0, 3), array(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
                new Case(
                        kind(Kind.LEAKY_RELU),
                        array(NAN, INFINITY, -INFINITY, 0, 1e30f, -1e29f, -10, -8.85f, 100, -2, 3),
                        array(0.1f, 1, 0.1f, 0.1f, 1, 0.1f, 0.1f, 0.1f, 1, 0.1f, 1)),
                new Case(
                        kind(Kind.SIGMOID),
                        array(NAN, 1, 0, 0.5f, 1, 0, 0, 0, 1, 2.0611537e-9f, 0.95257413f),
                        array(NAN, 0, 0, 0.25f, 0, 0, 0, 0, 0, 2.0611537e-9f, 0.045176655f)),
                new Case(
                        kind(Kind.SILU),
                        array(NAN, INFINITY, NAN, 0, 1e30f, 0, 0, 0, 100, -4.1223068e-8f, 2.8577223f),
                        array(NAN, 1, 0, 0.5f, 1, 0, 0, 0, 1, -3.916192e-8f, 1.0881041f)),
                new Case(
                        kind(Kind.TANH),
                        array(NAN, 1, -1, 0, 1, -1, -1, -1, 1, -1, 0.9950547f),
                        array(NAN, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0.009866118f)),
                new Case(
                        kind(Kind.GELU),
                        array(NAN, INFINITY, NAN, 0, 1e30f, 0, 0, 0, 100, 0, 2.9959502f),
                        array(NAN, 1, 0, 0.5f, 1, 0, 0, 0, 1, 0, 1.0119456f)));
    }

    private static Network network(Activation activation) {
        int[] shape = {TIMES, NUMBERS.length};
        return TestNetworks.of(List.of(
                TestNetworks.input("frame", shape),
                TestNetworks.call(
                        "layer",
                        new Operation.Activate(),
                        activation,
                        List.of("frame"),
                        shape,
                        Collections.emptyList())));
    }

    private static Tensor input() {
        Tensor input = Tensor.zeros(1, TIMES, NUMBERS.length);
        for (int i = 0; i < input.size(); i++) {
            input.data()[i] = NUMBERS[i % NUMBERS.length];
        }
        return input;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesAreKerass(Case given) {
        try (Engine engine = EngineFactory.start(BackendChoice.CPU, choice)) {
            Tensor output = Objects.requireNonNull(
                    engine.run(network(given.activation()), List.of(input()), List.of("layer"), TaskMonitor.NONE)
                            .get("layer"));
            for (int i = 0; i < output.size(); i++) {
                assertSame(i, output.data()[i], given.values()[i % NUMBERS.length]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void slopesAreKerass(Case given) {
        Tensor after = Tensor.zeros(1, TIMES, NUMBERS.length);
        for (int i = 0; i < after.size(); i++) {
            after.data()[i] = i / NUMBERS.length % 2;
        }
        try (Engine engine = EngineFactory.start(BackendChoice.CPU, choice)) {
            float[] before = engine.inputGradients(
                            network(given.activation()), List.of(input()), "layer", after, TaskMonitor.NONE)
                    .get(0)
                    .data();
            for (int i = 0; i < before.length; i++) {
                float slope = given.slopes()[i % NUMBERS.length];
                assertSame(i, before[i], i / NUMBERS.length % 2 * slope);
            }
        }
    }

    private static void assertSame(int i, float mine, float keras) {
        boolean isClose = Math.abs(mine - keras) <= 1e-7f + 2e-7f * Math.abs(keras);
        // infinities, and any NaN
        boolean isSame = mine == keras || Float.compare(mine, keras) == 0;
        assertThat(isClose || isSame)
                .describedAs("number %d, of %s: %s, Keras has %s", i, NUMBERS[i % NUMBERS.length], mine, keras)
                .isTrue();
    }
}
