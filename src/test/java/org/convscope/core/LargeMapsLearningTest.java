package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What convolutions of large maps learn, for which engines have code of their own, against sums of double precision. */
class LargeMapsLearningTest {
    private static final PresentEngines ENGINES = new PresentEngines();
    private static final int FRAMES = 4;
    private static final int SIDE = 52;
    private static final int TAKEN = 16;

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    private static Network network(int filters) {
        int[] ones = {1, 1};
        return TestNetworks.of(List.of(
                TestNetworks.input("x", SIDE, SIDE, TAKEN),
                TestNetworks.call(
                        "layer",
                        new Operation.Convolution(filters, new int[] {3, 3}, ones, Padding.SAME, ones, 1),
                        Activation.LINEAR,
                        List.of("x"),
                        new int[] {SIDE, SIDE, filters},
                        List.of(new TestNetworks.Held("kernel", TestNetworks.numbers(1, 3, 3, TAKEN, filters))))));
    }

    /** The sum over all places of what the kernel takes there times the gradient. */
    private static double byKernel(Tensor x, Tensor gradient, int row, int column, int taken, int filter) {
        int filters = gradient.length(-1);
        double sum = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int i = Math.max(0, 1 - row); i < Math.min(SIDE, SIDE + 1 - row); i++) {
                for (int j = Math.max(0, 1 - column); j < Math.min(SIDE, SIDE + 1 - column); j++) {
                    int from = ((frame * SIDE + i + row - 1) * SIDE + j + column - 1) * TAKEN + taken;
                    int to = ((frame * SIDE + i) * SIDE + j) * filters + filter;
                    sum += (double) x.data()[from] * gradient.data()[to];
                }
            }
        }
        return sum;
    }

    @TestFactory
    Stream<DynamicTest> theKernelsGradientIsTheSumOverAllPlaces() {
        return ENGINES.each(List.of(16, 32), filters -> filters + " filters", (engine, filters) -> {
            Network network = network(filters);
            Tensor x = TestNetworks.numbers(2, FRAMES, SIDE, SIDE, TAKEN);
            Tensor gradient = TestNetworks.numbers(3, FRAMES, SIDE, SIDE, filters);
            var request =
                    new GradientRequest(Map.of("layer", OutputGradient.fixed(gradient)), Set.of(), Set.of("layer"));
            Tensor made = Objects.requireNonNull(engine.gradients(network, List.of(x), request, TaskMonitor.NONE)
                    .weights()
                    .get(new WeightName("layer", "kernel")));
            engine.release(network);
            // sums of 10,816 products that are a third each, of either sign: 35 in the mean
            for (int i = 0; i < made.size(); i += 7) {
                int filter = i % filters;
                int taken = i / filters % TAKEN;
                int column = i / filters / TAKEN % 3;
                int row = i / filters / TAKEN / 3;
                double expected = byKernel(x, gradient, row, column, taken, filter);
                assertThat((double) made.data()[i]).isCloseTo(expected, Offset.offset(2e-3));
            }
        });
    }
}
