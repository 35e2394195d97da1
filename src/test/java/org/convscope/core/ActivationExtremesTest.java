package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.core.backend.BackendChoice;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations where numbers are not finite or large, in maps that are worked on in several parts; expected is what Keras 2.15 gives. */
class ActivationExtremesTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;
    private static final float[] NUMBERS = {NAN, INFINITY, -INFINITY, 0, 1e30f, -1e30f, -100, -88.5f, 100, -20, 3};
    /** More than one part of every size, and not whole ones. */
    private static final int TIMES = 10_007;

    private record Case(Activation activation, float... keras) {
        static Case with(Kind kind, double alpha, double max, float... keras) {
            return new Case(new Activation(kind, alpha, max, 0), keras);
        }

        static Case of(Kind kind, float... keras) {
            return with(kind, 0, Double.POSITIVE_INFINITY, keras);
        }

        @Override
        public String toString() {
            return activation.kind().toString();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(Kind.RELU, NAN, INFINITY, 0, 0, 1e30f, 0, 0, 0, 100, 0, 3),
                Case.with(Kind.RELU, 0, 6, NAN, 6, 0, 0, 6, 0, 0, 0, 6, 0, 3),
                Case.with(
                        Kind.LEAKY_RELU,
                        0.1,
                        INFINITY,
                        NAN,
                        INFINITY,
                        -INFINITY,
                        0,
                        1e30f,
                        -1e29f,
                        -10,
                        -8.85f,
                        100,
                        -2,
                        3),
                Case.of(Kind.SIGMOID, NAN, 1, 0, 0.5f, 1, 0, 0, 0, 1, 2.0611537e-9f, 0.95257413f),
                Case.of(Kind.SILU, NAN, INFINITY, NAN, 0, 1e30f, 0, 0, 0, 100, -4.1223068e-8f, 2.8577223f),
                Case.of(Kind.TANH, NAN, 1, -1, 0, 1, -1, -1, -1, 1, -1, 0.9950547f),
                Case.of(Kind.GELU, NAN, INFINITY, NAN, 0, 1e30f, 0, 0, 0, 100, 0, 2.9959502f));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areKerass(Case given) {
        Tensor input = Tensor.zeros(1, TIMES, NUMBERS.length);
        for (int i = 0; i < input.size(); i++) {
            input.data()[i] = NUMBERS[i % NUMBERS.length];
        }
        int[] shape = {TIMES, NUMBERS.length};
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("frame", shape),
                TestNetworks.call(
                        "layer",
                        new Operation.Activate(),
                        given.activation(),
                        List.of("frame"),
                        shape,
                        Collections.emptyList())));
        try (Engine engine = Engines.start(BackendChoice.CPU)) {
            Tensor output =
                    Objects.requireNonNull(engine.run(network, List.of(input), List.of("layer"), TaskMonitor.NONE)
                            .get("layer"));
            for (int i = 0; i < output.size(); i++) {
                float keras = given.keras()[i % NUMBERS.length];
                float mine = output.data()[i];
                boolean isClose = Math.abs(mine - keras) <= 1e-7f + 2e-7f * Math.abs(keras);
                // infinities, and any NaN
                boolean isSame = mine == keras || Float.compare(mine, keras) == 0;
                assertThat(isClose || isSame)
                        .describedAs("number %d, of %s: %s, Keras has %s", i, input.data()[i], mine, keras)
                        .isTrue();
            }
        }
    }
}
