package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Steps of a training: another network each, of which the one before is released, and arrays that are written over. */
class SpentGradientsTest {
    private static final WeightName KERNEL = new WeightName("dense", "kernel");
    private static final int STEPS = 4;
    private static final PresentEngines ENGINES = new PresentEngines();

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    private static Network network(float scale, int units) {
        float[] kernel = new float[3 * units];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = scale * (i + 1);
        }
        return TestNetworks.of(List.of(
                TestNetworks.input("x", 3),
                TestNetworks.call(
                        "dense",
                        new Operation.Dense(units),
                        Activation.LINEAR,
                        List.of("x"),
                        new int[] {units},
                        List.of(new TestNetworks.Held("kernel", Tensor.of(kernel, 3, units))))));
    }

    /** Of the sum of squares of the outputs. */
    private static GradientRequest request(Network network) {
        OutputGradient twice = output -> {
            Tensor values = output.get();
            float[] slopes = new float[values.size()];
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = 2 * values.data()[i];
            }
            return Tensor.of(slopes, values.shape());
        };
        return GradientRequest.byWeights(
                Map.of("dense", twice),
                network.layers().stream().map(LayerCall::id).toList());
    }

    private static Tensor kernel(Gradients gradients) {
        return Objects.requireNonNull(gradients.weights().get(KERNEL));
    }

    @Test
    void everyStepIsAsOneByItselfAndNothingIsHeldInTheEnd() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, -4, 5, -6}, 2, 3);
        try (Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            Network before = network(1, 4);
            Gradients last = engine.gradients(before, List.of(x), request(before), TaskMonitor.NONE);
            for (int step = 2; step <= STEPS; step++) {
                Network now = network(step, 4);
                Gradients made = engine.gradients(now, List.of(x), request(now).into(last.weights()), TaskMonitor.NONE);
                engine.release(before);
                Network alone = network(step, 4);
                Gradients expected = engine.gradients(alone, List.of(x), request(alone), TaskMonitor.NONE);
                engine.release(alone);
                assertThat(kernel(made).data()).containsExactly(kernel(expected).data());
                before = now;
                last = made;
            }
            engine.release(before);
            assertThat(engine.heldBytes()).isZero();
        }
    }

    @TestFactory
    Stream<DynamicTest> weightsThatHaveLearnedAreReadAnew() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, -4, 5, -6}, 2, 3);
        return ENGINES.each(List.of(4), units -> units + " units", (engine, units) -> {
            Network learning = network(1, units);
            GradientRequest request = request(learning);
            for (int step = 1; step <= STEPS; step++) {
                Network alone = network(step, units);
                float[] learned = learning.call("dense").weights().get(0).read().data();
                float[] now = alone.call("dense").weights().get(0).read().data();
                System.arraycopy(now, 0, learned, 0, now.length);
                Gradients made = engine.gradients(learning, List.of(x), request, TaskMonitor.NONE);
                Gradients expected = engine.gradients(alone, List.of(x), request(alone), TaskMonitor.NONE);
                engine.release(alone);
                assertThat(kernel(made).data()).containsExactly(kernel(expected).data());
            }
            engine.release(learning);
        });
    }

    @Test
    void anArrayOfAnotherLengthIsLeftAlone() {
        Tensor spent = Tensor.of(new float[] {1, 2, 3}, 3);
        GradientRequest request = request(network(1, 4)).into(Map.of(KERNEL, spent));
        assertThat(request.array(KERNEL, 3)).isSameAs(spent.data());
        assertThat(request.array(KERNEL, 4)).hasSize(4).isNotSameAs(spent.data());
        assertThat(request.array(new WeightName("dense", "bias"), 3)).isNotSameAs(spent.data());
    }
}
