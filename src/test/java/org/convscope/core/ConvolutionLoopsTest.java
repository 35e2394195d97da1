package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
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

/** Convolutions of all kinds against the loops that define them, in double precision. */
class ConvolutionLoopsTest {
    private static final PresentEngines ENGINES = new PresentEngines();

    private record Case(int side, int in, int out, int kernel, int stride, int dilation, int groups, Padding padding) {}

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @TestFactory
    Stream<DynamicTest> equalTheLoops() {
        return ENGINES.each(
                List.of(
                        new Case(9, 1, 5, 3, 1, 1, 1, Padding.SAME),
                        new Case(10, 3, 17, 3, 2, 1, 1, Padding.SAME),
                        new Case(11, 17, 3, 2, 3, 1, 1, Padding.SAME),
                        new Case(12, 5, 1, 3, 1, 2, 1, Padding.VALID),
                        new Case(13, 6, 9, 3, 1, 1, 3, Padding.SAME),
                        new Case(9, 4, 8, 5, 2, 1, 4, Padding.VALID),
                        new Case(7, 16, 32, 1, 1, 1, 1, Padding.VALID),
                        new Case(14, 64, 80, 3, 1, 1, 1, Padding.SAME),
                        new Case(13, 67, 64, 3, 1, 1, 1, Padding.VALID),
                        new Case(8, 3, 4, 4, 1, 1, 1, Padding.SAME)),
                Case::toString,
                ConvolutionLoopsTest::check);
    }

    private static void check(Engine engine, Case given) {
        Random random = new Random(1);
        Tensor x = VggBench.random(random, 1, 2, given.side, given.side, given.in);
        Tensor kernel = VggBench.random(random, 1, given.kernel, given.kernel, given.in / given.groups, given.out);
        Tensor bias = VggBench.random(random, 1, given.out);
        int[] size = {given.kernel, given.kernel};
        int[] strides = {given.stride, given.stride};
        int[] dilation = {given.dilation, given.dilation};
        var operation = new Operation.Convolution(given.out, size, strides, given.padding, dilation, given.groups);
        int[] shape = operation.outputShape(List.of(x.shape()));
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("frame", given.side, given.side, given.in),
                TestNetworks.call(
                        "conv",
                        operation,
                        Activation.LINEAR,
                        List.of("frame"),
                        Arrays.copyOfRange(shape, 1, 4),
                        List.of(new TestNetworks.Held("kernel", kernel), new TestNetworks.Held("bias", bias)))));
        Tensor y = Objects.requireNonNull(engine.run(network, List.of(x), List.of("conv"), TaskMonitor.NONE)
                .get("conv"));
        assertThat(y.shape()).isEqualTo(shape);
        int before = operation.window().axis(0).before(given.side);
        for (int place = 0; place < y.size(); place++) {
            double expected = loop(given, x, kernel, place, shape, before) + bias.data()[place % given.out];
            assertThat((double) y.data()[place]).isCloseTo(expected, Offset.offset(2e-4));
        }
    }

    private static double loop(Case given, Tensor x, Tensor kernel, int place, int[] shape, int before) {
        int unit = place % given.out;
        int column = place / given.out % shape[2];
        int row = place / given.out / shape[2] % shape[1];
        int frame = place / given.out / shape[2] / shape[1];
        int in = given.in / given.groups;
        int group = unit / (given.out / given.groups);
        double sum = 0;
        for (int ky = 0; ky < given.kernel; ky++) {
            for (int kx = 0; kx < given.kernel; kx++) {
                int iy = row * given.stride + ky * given.dilation - before;
                int ix = column * given.stride + kx * given.dilation - before;
                for (int c = 0; c < in && iy >= 0 && ix >= 0 && iy < given.side && ix < given.side; c++) {
                    sum += (double) x.get(frame, iy, ix, group * in + c) * kernel.get(ky, kx, c, unit);
                }
            }
        }
        return sum;
    }

    private static Network small(float first) {
        Tensor kernel = Tensor.of(new float[] {first, 1}, 1, 1, 1, 2);
        int[] ones = {1, 1};
        return TestNetworks.of(List.of(
                TestNetworks.input("frame", 4, 4, 1),
                TestNetworks.call(
                        "conv",
                        new Operation.Convolution(2, ones, ones, Padding.SAME, ones, 1),
                        Activation.RELU,
                        List.of("frame"),
                        new int[] {4, 4, 2},
                        List.of(new TestNetworks.Held("kernel", kernel)))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoNumberInAWeightReachesTheMaps() {
        return ENGINES.each(List.of("relu"), name -> name, (engine, name) -> {
            Tensor frame = VggBench.random(new Random(2), 1, 1, 4, 4, 1);
            float[] y = Objects.requireNonNull(
                            engine.run(small(Float.NaN), List.of(frame), List.of("conv"), TaskMonitor.NONE)
                                    .get("conv"))
                    .data();
            for (int i = 0; i < y.length; i++) {
                assertThat(Float.isNaN(y[i])).isEqualTo(i % 2 == 0);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> openingsLeaveNothing() {
        return ENGINES.each(List.of("200 openings"), name -> name, (engine, name) -> {
            Tensor frame = VggBench.random(new Random(3), 1, 1, 4, 4, 1);
            for (int opening = 0; opening < 200; opening++) {
                Network network = small(1);
                engine.run(network, List.of(frame), List.of("conv"), TaskMonitor.NONE);
                engine.release(network);
                assertThat(engine.heldBytes()).isZero();
            }
        });
    }
}
