package org.convscope.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.convscope.array.Tensor;
import org.convscope.core.TestNetworks;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutorTest {
    private static Network network() {
        var convolution =
                new Operation.Convolution(4, new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, 1);
        List<Weight> statistics = new ArrayList<>();
        for (String name : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
            statistics.add(new TestNetworks.Held(name, Tensor.of(new float[] {1, 2, 3, 4}, 4)));
        }
        float[] kernel = new float[36];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = i % 7 - 3;
        }
        int[] maps = {8, 8, 4};
        LayerCall conv = TestNetworks.call(
                "conv",
                convolution,
                Activation.LINEAR,
                List.of("frame"),
                maps,
                List.of(new TestNetworks.Held("kernel", Tensor.of(kernel, 3, 3, 1, 4))));
        LayerCall bn = TestNetworks.call(
                "bn", new Operation.BatchNormalization(3, 1e-3), Activation.RELU, List.of("conv"), maps, statistics);
        return TestNetworks.of(List.of(TestNetworks.input("frame", 8, 8, 1), conv, bn));
    }

    private static Tensor frame() {
        float[] data = new float[64];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.sin(i);
        }
        return Tensor.of(data, 1, 8, 8, 1);
    }

    private static Tensor run(PlanExecutor executor, Network network, List<String> wanted) {
        List<Tensor> last = new ArrayList<>();
        executor.run(network, List.of(frame()), wanted, (id, output) -> last.add(output), TaskMonitor.NONE);
        return last.get(last.size() - 1);
    }

    @Test
    void normalisationIsFoldedWhereNobodyLooksAtTheConvolution() {
        Network network = network();
        assertThat(new NetworkPlans(network, FusionRules.NONE)
                        .plan(List.of("bn"), WeightUse.FOLDED)
                        .steps())
                .hasSize(2);
        assertThat(new NetworkPlans(network, FusionRules.NONE)
                        .plan(List.of("conv", "bn"), WeightUse.FOLDED)
                        .steps())
                .hasSize(3);
        try (PlanExecutor executor = TestExecutors.ND4J.start(1 << 20, 1 << 20)) {
            float[] folded = run(executor, network, List.of("bn")).data();
            float[] plain = run(executor, network, List.of("conv", "bn")).data();
            for (int i = 0; i < plain.length; i++) {
                assertThat(Math.abs(folded[i] - plain[i])).isLessThan(1e-5f);
            }
        }
    }

    private static Network pooled() {
        var pooling = new Operation.Pooling(Operation.Reduction.MAX, new int[] {3, 3}, new int[] {2, 2}, Padding.SAME);
        List<LayerCall> calls = new ArrayList<>(network().calls());
        calls.add(TestNetworks.call("pool", pooling, Activation.LINEAR, List.of("bn"), new int[] {4, 4, 4}, List.of()));
        return TestNetworks.of(calls);
    }

    @Test
    void reluComesAfterPoolingWhereNobodyLooksAtItBefore() {
        Network network = pooled();
        assertThat(new NetworkPlans(network, FusionRules.NONE)
                        .plan(List.of("pool"), WeightUse.FOLDED)
                        .steps())
                .extracting(Step::name)
                .containsExactly("Convolution", "Pooling", "RELU");
        assertThat(new NetworkPlans(network, FusionRules.NONE)
                        .plan(List.of("bn", "pool"), WeightUse.FOLDED)
                        .steps())
                .extracting(Step::name)
                .containsExactly("Convolution", "RELU", "Pooling");
        try (PlanExecutor executor = TestExecutors.ND4J.start(1 << 20, 1 << 20)) {
            Tensor late = run(executor, network, List.of("pool"));
            Tensor early = run(executor, network, List.of("bn", "pool"));
            assertThat(late.data()).containsExactly(early.data()).contains(0f);
        }
    }

    @Test
    void gradientsGoThroughTheSamePixelsWhereReluComesAfterPooling() {
        Network network = pooled();
        float[] wanted = new float[64];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (float) Math.cos(i * i);
        }
        try (PlanExecutor executor = TestExecutors.ND4J.start(1 << 20, 1 << 20)) {
            float[] maps = run(executor, network, List.of("bn")).data();
            float[] spread = spread(wanted, maps);
            float[] late = TestExecutors.inputGradients(
                            executor,
                            network,
                            List.of(frame()),
                            "pool",
                            Tensor.of(wanted, 1, 4, 4, 4),
                            TaskMonitor.NONE)
                    .get(0)
                    .data();
            float[] early = TestExecutors.inputGradients(
                            executor, network, List.of(frame()), "bn", Tensor.of(spread, 1, 8, 8, 4), TaskMonitor.NONE)
                    .get(0)
                    .data();
            for (int i = 0; i < early.length; i++) {
                assertThat(late[i]).isCloseTo(early[i], Offset.offset(1e-4f));
            }
            assertThat(late).as("some gradient").isNotEqualTo(new float[64]);
        }
    }

    /** The pooling's gradient (4, 4, 4) on the first maximum of each window of 3 x 3, as TensorFlow has it. */
    private static float[] spread(float[] gradient, float[] maps) {
        float[] result = new float[maps.length];
        for (int i = 0; i < gradient.length; i++) {
            int channel = i % 4;
            int top = i / 16 * 2;
            int left = i / 4 % 4 * 2;
            int best = -1;
            for (int y = top; y < Math.min(8, top + 3); y++) {
                for (int x = left; x < Math.min(8, left + 3); x++) {
                    int at = (y * 8 + x) * 4 + channel;
                    best = best < 0 || maps[at] > maps[best] ? at : best;
                }
            }
            result[best] += gradient[i];
        }
        return result;
    }

    /** Twelve convolutions in a row. */
    private static Network deep() {
        var convolution =
                new Operation.Convolution(1, new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, 1);
        List<LayerCall> calls = new ArrayList<>(List.of(TestNetworks.input("frame", 8, 8, 1)));
        for (int i = 0; i < 12; i++) {
            float[] kernel = {0, 1, 0, 1, -4, 1, 0, 1, 0};
            calls.add(TestNetworks.call(
                    "conv" + i,
                    convolution,
                    Activation.RELU,
                    List.of(calls.get(i).id()),
                    new int[] {8, 8, 1},
                    List.of(new TestNetworks.Held("kernel", Tensor.of(kernel, 3, 3, 1, 1)))));
        }
        return TestNetworks.of(calls);
    }

    /** Runs until so many parts have run, then cancels: which parts ran in all. */
    private static List<String> ranUntil(int parts, boolean backwards) {
        List<String> ran = new ArrayList<>();
        TaskMonitor monitor = TaskMonitor.cancelledWhen(() -> ran.size() >= parts);
        try (PlanExecutor executor =
                TestExecutors.ND4J.start(1 << 20, 1 << 20, (layer, part, nanoseconds) -> ran.add(layer + " " + part))) {
            assertThatThrownBy(() -> {
                        if (backwards) {
                            TestExecutors.inputGradients(
                                    executor, deep(), List.of(frame()), "conv11", Tensor.zeros(1, 8, 8, 1), monitor);
                        } else {
                            executor.run(deep(), List.of(frame()), List.of("conv11"), (id, output) -> {}, monitor);
                        }
                    })
                    .isInstanceOf(CancelledException.class);
        }
        return ran;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 24})
    void nothingRunsAfterACancel(int parts) {
        assertThat(ranUntil(parts, false)).hasSize(parts).startsWith("frame copy in");
        assertThat(ranUntil(parts, true)).hasSize(parts);
    }

    @Test
    void aGradientIsCancelledOnItsWayBackToo() {
        List<String> ran = ranUntil(30, true);
        assertThat(ran).hasSize(30);
        assertThat(ran.get(29)).endsWith(" gradient");
    }

    /** Cannot be read from the given time on, for no reason that Convscope knows. */
    private static final class Broken implements Weight {
        private final Tensor values = Tensor.zeros(3, 3, 1, 1);
        private int readsLeft;

        private Broken(int readsLeft) {
            this.readsLeft = readsLeft;
        }

        @Override
        public String name() {
            return "kernel";
        }

        @Override
        public int[] shape() {
            return values.shape();
        }

        @Override
        public Tensor read() {
            if (readsLeft-- == 0) {
                throw new IllegalStateException("no such stride");
            }
            return values;
        }

        @Override
        public float[] readRows(long from, long to) {
            return read().data();
        }
    }

    @Test
    void whateverALibraryThrowsTheLayerIsNamed() {
        String words = "layer 'conv0': its computation failed: no such stride. What does not depend on it";
        try (PlanExecutor executor = TestExecutors.ND4J.start(1 << 20, 1 << 20)) {
            assertThatThrownBy(() -> run(executor, oneConvolution(new Broken(0)), List.of("conv0")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith(words)
                    .hasRootCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> TestExecutors.inputGradients(
                            executor,
                            oneConvolution(new Broken(1)),
                            List.of(frame()),
                            "conv0",
                            Tensor.zeros(1, 8, 8, 1),
                            TaskMonitor.NONE))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith(words);
        }
    }

    private static Network oneConvolution(Weight kernel) {
        LayerCall first = deep().call("conv0");
        return TestNetworks.of(List.of(
                TestNetworks.input("frame", 8, 8, 1),
                TestNetworks.call(
                        "conv0",
                        first.operation(),
                        Activation.LINEAR,
                        first.inputs(),
                        first.outputShape(),
                        List.of(kernel))));
    }

    @Test
    void aGradientCopiesNoOutputOut() {
        List<String> ran = ranUntil(48, true);
        assertThat(ran).contains("conv11 RELU gradient").doesNotContain("conv11 copy out");
    }

    @Test
    void aPlanIsMadeOnce() {
        NetworkPlans prepared = new NetworkPlans(network(), FusionRules.NONE);
        assertThat(prepared.plan(List.of("bn"), WeightUse.FOLDED))
                .isSameAs(prepared.plan(List.of("bn"), WeightUse.FOLDED));
    }

    @Test
    void nothingNativeStaysBehind() {
        try (PlanExecutor executor = TestExecutors.ND4J.start(1 << 20, 1 << 20)) {
            for (int i = 0; i < 20; i++) {
                Network network = network();
                run(executor, network, List.of("conv", "bn"));
                TestExecutors.inputGradients(
                        executor, network, List.of(frame()), "bn", Tensor.zeros(1, 8, 8, 4), TaskMonitor.NONE);
                assertThat(executor.heldBytes()).isPositive();
                executor.release(network);
                assertThat(executor.heldBytes()).isZero();
            }
        }
    }

    /** Work may have been asked for while its model was open, and get its turn after that was closed. */
    @Test
    void aRunAfterTheReleaseLeavesNothingBehind() {
        try (PlanExecutor executor = TestExecutors.ND4J.start(1 << 20, 1 << 20)) {
            Network network = network();
            executor.release(network);
            assertThat(run(executor, network, List.of("bn")).size()).isEqualTo(256);
            assertThat(executor.heldBytes()).isZero();

            Network open = network();
            run(executor, open, List.of("bn"));
            run(executor, network, List.of("conv"));
            assertThat(executor.heldBytes()).as("the open one's").isPositive();
            executor.release(open);
            assertThat(executor.heldBytes()).isZero();
        }
    }

    @Test
    void constantsStayWithinTheirBudget() {
        try (PlanExecutor executor = TestExecutors.ND4J.start(300, 0)) {
            run(executor, network(), List.of("conv", "bn"));
            run(executor, network(), List.of("bn"));
            assertThat(executor.heldBytes()).isLessThanOrEqualTo(300);
        }
    }

    @Test
    void aWeightThatIsNotFiniteShowsBehindAZeroToo() {
        var kernel = new TestNetworks.Held("kernel", Tensor.of(new float[] {Float.NaN, 1, 2, 3, 4, 5}, 3, 2));
        LayerCall dense = TestNetworks.call(
                "dense", new Operation.Dense(2), Activation.LINEAR, List.of("frame"), new int[] {2}, List.of(kernel));
        Network network = TestNetworks.of(List.of(TestNetworks.input("frame", 3), dense));
        for (long bytes : List.of(4L, 1L << 20)) {
            List<Tensor> outputs = new ArrayList<>();
            try (PlanExecutor executor = TestExecutors.ND4J.start(bytes, 1 << 20)) {
                executor.run(
                        network,
                        List.of(Tensor.of(new float[] {0, 1, 2}, 1, 3)),
                        List.of("dense"),
                        (id, output) -> outputs.add(output),
                        TaskMonitor.NONE);
            }
            assertThat(outputs.get(0).data()).containsExactly(Float.NaN, 13f);
        }
    }

    /** Both ways of a fork change their own gradient in place. */
    @ParameterizedTest
    @EnumSource(
            value = Operation.Merging.class,
            names = {"ADD", "SUBTRACT", "AVERAGE"})
    void gradientsOfASumStayApart(Operation.Merging merging) {
        int[] shape = {2, 2, 1};
        LayerCall relu = TestNetworks.call(
                "relu", new Operation.Identity(), Activation.RELU, List.of("frame"), shape, List.of());
        LayerCall negative = TestNetworks.call(
                "negative",
                new Operation.Elementwise(Operation.Function.NEGATIVE),
                Activation.LINEAR,
                List.of("frame"),
                shape,
                List.of());
        LayerCall other = TestNetworks.call(
                "other", new Operation.Identity(), Activation.RELU, List.of("negative"), shape, List.of());
        LayerCall sum = TestNetworks.call(
                "sum", new Operation.Merge(merging), Activation.LINEAR, List.of("relu", "other"), shape, List.of());
        Network network = TestNetworks.of(List.of(TestNetworks.input("frame", 2, 2, 1), relu, negative, other, sum));
        float[] seed = {1, 2, 3, 4};
        float share = merging == Operation.Merging.AVERAGE ? 0.5f : 1;
        float sign = merging == Operation.Merging.SUBTRACT ? 1 : -1;
        try (PlanExecutor executor = TestExecutors.ND4J.start(1 << 20, 1 << 20)) {
            List<Tensor> gradients = TestExecutors.inputGradients(
                    executor,
                    network,
                    List.of(Tensor.of(new float[] {5, -5, -6, 6}, 1, 2, 2, 1)),
                    "sum",
                    Tensor.of(seed, 1, 2, 2, 1),
                    TaskMonitor.NONE);
            assertThat(gradients.get(0).data()).containsExactly(share, sign * share * 2, sign * share * 3, share * 4);
        }
    }
}
