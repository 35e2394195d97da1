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

/** Convolutions of large maps of few channels, which engines compute band by band, forwards and back, against the loops. */
class BandedConvolutionTest {
    private static final PresentEngines ENGINES = new PresentEngines();
    private static final int CHANNELS = 16;
    private static final Offset<Double> NEAR = Offset.offset(1e-4);

    /** Of one band and a rest, of a height that no tile divides, of bands alone, of two frames. */
    private record Case(int frames, int height, int width, Padding padding) {}

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @TestFactory
    Stream<DynamicTest> equalTheLoops() {
        return ENGINES.each(
                List.of(
                        new Case(1, 140, 128, Padding.SAME),
                        new Case(1, 151, 117, Padding.VALID),
                        new Case(1, 248, 96, Padding.SAME),
                        new Case(2, 130, 128, Padding.SAME)),
                Case::toString,
                BandedConvolutionTest::check);
    }

    private static void check(Engine engine, Case given) {
        int[] ones = {1, 1};
        var operation = new Operation.Convolution(CHANNELS, new int[] {3, 3}, ones, given.padding, ones, 1);
        Tensor x = TestNetworks.numbers(1, given.frames, given.height, given.width, CHANNELS);
        Tensor kernel = TestNetworks.numbers(2, 3, 3, CHANNELS, CHANNELS);
        int[] made = operation.outputShape(List.of(x.shape()));
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("x", given.height, given.width, CHANNELS),
                TestNetworks.call(
                        "layer",
                        operation,
                        Activation.LINEAR,
                        List.of("x"),
                        new int[] {made[1], made[2], CHANNELS},
                        List.of(new TestNetworks.Held("kernel", kernel)))));
        int before = given.padding == Padding.SAME ? 1 : 0;
        Tensor output = Objects.requireNonNull(engine.run(network, List.of(x), List.of("layer"), TaskMonitor.NONE)
                .get("layer"));
        sampled(output, (place, found) -> assertThat(found).isCloseTo(forward(x, kernel, place, before), NEAR));

        Tensor gradient = TestNetworks.numbers(3, made);
        var request = new GradientRequest(Map.of("layer", OutputGradient.fixed(gradient)), Set.of("x"), Set.of());
        Tensor back = Objects.requireNonNull(engine.gradients(network, List.of(x), request, TaskMonitor.NONE)
                .inputs()
                .get("x"));
        sampled(back, (place, found) -> assertThat(found).isCloseTo(back(gradient, kernel, place, before), NEAR));
        engine.release(network);
    }

    @FunctionalInterface
    private interface Look {
        void at(int[] place, double found);
    }

    /** At every row, and so at the edges of whatever bands there are; elsewhere here and there. */
    private static void sampled(Tensor maps, Look look) {
        for (int frame = 0; frame < maps.length(0); frame++) {
            for (int row = 0; row < maps.length(1); row++) {
                for (int column = row % 5; column < maps.length(2); column += 29) {
                    int channel = (row + column) % CHANNELS;
                    look.at(new int[] {frame, row, column, channel}, maps.get(frame, row, column, channel));
                }
            }
        }
    }

    private static double forward(Tensor x, Tensor kernel, int[] place, int before) {
        double sum = 0;
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                int y = place[1] + ky - before;
                int column = place[2] + kx - before;
                boolean isInside = y >= 0 && column >= 0 && y < x.length(1) && column < x.length(2);
                for (int c = 0; c < CHANNELS && isInside; c++) {
                    sum += (double) x.get(place[0], y, column, c) * kernel.get(ky, kx, c, place[3]);
                }
            }
        }
        return sum;
    }

    private static double back(Tensor gradient, Tensor kernel, int[] place, int before) {
        double sum = 0;
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                int y = place[1] - ky + before;
                int column = place[2] - kx + before;
                boolean isInside = y >= 0 && column >= 0 && y < gradient.length(1) && column < gradient.length(2);
                for (int unit = 0; unit < CHANNELS && isInside; unit++) {
                    sum += (double) gradient.get(place[0], y, column, unit) * kernel.get(ky, kx, place[3], unit);
                }
            }
        }
        return sum;
    }
}
