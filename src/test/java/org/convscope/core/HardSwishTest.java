package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** x * relu6(x + 3) / 6 as MobileNetV3 writes it out, in one step or in four: the same numbers and slopes. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class HardSwishTest {
    private static final int[] SHAPE = {2, 2, 4};
    private static final float[] X = {-40, -5, -3.5f, -2.9f, -2, -1.5f, -1, -0.25f, 0, 0.25f, 1, 2, 2.9f, 3.5f, 7, 40};

    private final Engine engine;

    HardSwishTest(EngineChoice choice) {
        this.engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static LayerCall layer(String id, Operation operation, Activation activation, String... inputs) {
        return TestNetworks.call(id, operation, activation, List.of(inputs), SHAPE, List.of());
    }

    private static Operation with(Arithmetic arithmetic, double number) {
        return new Operation.Binary(arithmetic, Tensor.of(new float[] {(float) number}, 1), false);
    }

    private static Network network() {
        return TestNetworks.of(List.of(
                TestNetworks.input("x", SHAPE),
                layer("sum", with(Arithmetic.ADD, 3), Activation.LINEAR, "x"),
                layer("cut", new Operation.Activate(), Activation.reluUpTo(6), "sum"),
                layer("sixth", with(Arithmetic.MULTIPLY, 1 / 6.0), Activation.LINEAR, "cut"),
                layer("product", new Operation.Merge(Operation.Merging.MULTIPLY), Activation.LINEAR, "x", "sixth")));
    }

    private static List<Tensor> frames() {
        return List.of(Tensor.of(X, 1, 2, 2, 4));
    }

    private float[] product(String... wanted) {
        return Objects.requireNonNull(engine.run(network(), frames(), List.of(wanted), TaskMonitor.NONE)
                        .get("product"))
                .data();
    }

    @Test
    void numbersAreWhatTheArithmeticGives() {
        float[] one = product("product");
        float[] four = product("sum", "cut", "sixth", "product");
        for (int i = 0; i < X.length; i++) {
            double exact = X[i] * Math.min(6, Math.max(0, X[i] + 3.0)) / 6;
            assertThat((double) one[i]).isCloseTo(exact, within(1e-6 * Math.max(1, Math.abs(exact))));
            assertThat((double) four[i]).isCloseTo(exact, within(1e-6 * Math.max(1, Math.abs(exact))));
        }
    }

    @Test
    void slopesAreThoseOfTheArithmetic() {
        float[] ones = new float[X.length];
        Arrays.fill(ones, 1);
        float[] slopes = engine.inputGradients(
                        network(), frames(), "product", Tensor.of(ones, 1, 2, 2, 4), TaskMonitor.NONE)
                .get(0)
                .data();
        for (int i = 0; i < X.length; i++) {
            double exact = X[i] <= -3 ? 0 : X[i] >= 3 ? 1 : (2 * X[i] + 3) / 6.0;
            assertThat((double) slopes[i]).isCloseTo(exact, within(1e-6));
        }
    }
}
