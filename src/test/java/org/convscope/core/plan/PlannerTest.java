package org.convscope.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.TestNetworks;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.junit.jupiter.api.Test;

/** What the rewriting of plans leaves, without any engine. */
class PlannerTest {
    private static final int[] MAPS = {8, 8, 4};

    /** Takes whatever goes with a convolution. */
    private static final FusionRules ALL = new FusionRules() {
        @Override
        public boolean takesActivation(Operation operation, Activation activation) {
            return operation instanceof Operation.Convolution;
        }

        @Override
        public boolean takesSum(Operation operation) {
            return operation instanceof Operation.Convolution;
        }

        @Override
        public boolean takesPadding(Operation operation) {
            return operation instanceof Operation.Convolution;
        }
    };

    private static LayerCall convolution(String id, String input, Padding padding, Activation activation) {
        int[] one = {1, 1};
        var operation = new Operation.Convolution(4, new int[] {3, 3}, one, padding, one, 1);
        List<Weight> kernel = List.of(new TestNetworks.Held("kernel", Tensor.zeros(3, 3, 4, 4)));
        return TestNetworks.call(id, operation, activation, List.of(input), MAPS, kernel);
    }

    private static LayerCall convolution(String id, String input) {
        return convolution(id, input, Padding.SAME, Activation.LINEAR);
    }

    private static LayerCall layer(String id, Operation operation, Activation activation, String... inputs) {
        return TestNetworks.call(id, operation, activation, List.of(inputs), MAPS, List.of());
    }

    private static LayerCall normalization(String id, String input) {
        List<Weight> statistics = new ArrayList<>();
        for (String name : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
            statistics.add(new TestNetworks.Held(name, Tensor.zeros(4)));
        }
        var operation = new Operation.BatchNormalization(3, 1e-3);
        return TestNetworks.call(id, operation, Activation.LINEAR, List.of(input), MAPS, statistics);
    }

    private static Network network(LayerCall... calls) {
        List<LayerCall> all = new ArrayList<>(List.of(TestNetworks.input("frame", MAPS)));
        all.addAll(Arrays.asList(calls));
        return TestNetworks.of(all);
    }

    /** The residual block of ResNet: two convolutions with their normalisations, a shortcut, ReLU. */
    private static Network block() {
        return network(
                convolution("a", "frame"),
                normalization("bn_a", "a"),
                layer("relu_a", new Operation.Activate(), Activation.RELU, "bn_a"),
                convolution("b", "relu_a"),
                normalization("bn_b", "b"),
                layer("add", new Operation.Merge(Operation.Merging.ADD), Activation.LINEAR, "frame", "bn_b"),
                layer("relu", new Operation.Activate(), Activation.RELU, "add"));
    }

    private static List<String> steps(Network network, FusionRules rules, String... wanted) {
        return steps(network, rules, WeightUse.FOLDED, wanted);
    }

    private static List<String> steps(Network network, FusionRules rules, WeightUse use, String... wanted) {
        return new NetworkPlans(network, rules)
                .plan(List.of(wanted), use).steps().stream()
                        .map(PlannerTest::text)
                        .toList();
    }

    private static String text(Step step) {
        Fused fused = step.fused();
        return step.call().id() + ": " + (fused.padding() == null ? "" : "padded ") + step.name()
                + step.operands()
                + (fused.addsValue() ? " + " + fused.added() : "")
                + (step.operation() instanceof Operation.Activate
                                || fused.activation().isLinear()
                        ? ""
                        : " " + fused.activation().kind())
                + (step.isLast() ? "" : " on the way")
                + (step.isWanted() ? " wanted" : "");
    }

    @Test
    void aResidualBlockIsTwoStepsWhereAllIsFused() {
        assertThat(steps(block(), ALL, "relu"))
                .containsExactly("relu_a: Convolution[0] RELU", "relu: Convolution[1] + 0 RELU wanted");
    }

    @Test
    void withoutFusingOnlyNormalisationsAreFolded() {
        assertThat(steps(block(), FusionRules.NONE, "relu"))
                .containsExactly(
                        "bn_a: Convolution[0]",
                        "relu_a: RELU[1]",
                        "bn_b: Convolution[2]",
                        "add: Merge[0, 3]",
                        "relu: RELU[4] wanted");
    }

    @Test
    void ofSeveralNormalizationsInARowTheFirstAloneIsFolded() {
        Network network = network(convolution("a", "frame"), normalization("bn", "a"), normalization("other", "bn"));
        assertThat(steps(network, ALL, "other"))
                .containsExactly("bn: Convolution[0]", "other: BatchNormalization[1] wanted");
    }

    @Test
    void whatIsWantedIsASteppingStoneOfItsOwn() {
        assertThat(steps(block(), ALL, "b", "add", "relu"))
                .containsExactly(
                        "relu_a: Convolution[0] RELU",
                        "b: Convolution[1] wanted",
                        "bn_b: BatchNormalization[2]",
                        "add: Merge[0, 3] wanted",
                        "relu: RELU[4] wanted");
    }

    @Test
    void weightsAsTheyAreStoredAreNotFolded() {
        assertThat(steps(block(), ALL, WeightUse.AS_STORED, "bn_a"))
                .containsExactly("a: Convolution[0]", "bn_a: BatchNormalization[1] wanted");
    }

    @Test
    void zerosAroundAConvolutionWithoutPaddingAreNotWritten() {
        var zeros = new Operation.ZeroPadding(new int[] {1, 1}, new int[] {1, 1});
        LayerCall padded = TestNetworks.call(
                "zeros", zeros, Activation.LINEAR, List.of("frame"), new int[] {10, 10, 4}, List.of());
        Network valid = network(padded, convolution("conv", "zeros", Padding.VALID, Activation.RELU));
        assertThat(steps(valid, ALL, "conv")).containsExactly("conv: padded Convolution[0] RELU wanted");
        assertThat(steps(valid, ALL, "zeros", "conv")).hasSize(2);
        Network same = network(padded, convolution("conv", "zeros", Padding.SAME, Activation.RELU));
        assertThat(steps(same, ALL, "conv")).hasSize(2);
    }

    @Test
    void anActivationWhoseInputTwoTakeStaysAlone() {
        Network shared = network(
                convolution("a", "frame"),
                layer("relu", new Operation.Activate(), Activation.RELU, "a"),
                layer("sum", new Operation.Merge(Operation.Merging.ADD), Activation.LINEAR, "a", "relu"));
        assertThat(steps(shared, ALL, "sum"))
                .containsExactly("a: Convolution[0]", "relu: RELU[1]", "sum: Merge[1, 2] wanted");
    }

    @Test
    void aSumOfTwoConvolutionsGoesIntoTheSecond() {
        Network two = network(
                convolution("a", "frame"),
                convolution("b", "frame"),
                layer("sum", new Operation.Merge(Operation.Merging.ADD), Activation.RELU, "a", "b"));
        assertThat(steps(two, ALL, "sum")).containsExactly("a: Convolution[0]", "sum: Convolution[0] + 1 RELU wanted");
    }

    @Test
    void aSumWithItselfStays() {
        Network twice = network(
                convolution("a", "frame"),
                layer("sum", new Operation.Merge(Operation.Merging.ADD), Activation.LINEAR, "a", "a"));
        assertThat(steps(twice, ALL, "sum")).containsExactly("a: Convolution[0]", "sum: Merge[1, 1] wanted");
    }

    @Test
    void aReluThatIsFusedStaysBeforeThePooling() {
        var pooling = new Operation.Pooling(Operation.Reduction.MAX, new int[] {1, 1}, new int[] {1, 1}, Padding.SAME);
        Network pooled = network(
                convolution("a", "frame", Padding.SAME, Activation.RELU),
                layer("pool", pooling, Activation.LINEAR, "a"));
        assertThat(steps(pooled, ALL, "pool")).containsExactly("a: Convolution[0] RELU", "pool: Pooling[1] wanted");
        assertThat(steps(pooled, FusionRules.NONE, "pool"))
                .containsExactly("a: Convolution[0] on the way", "pool: Pooling[1] on the way", "pool: RELU[2] wanted");
    }

    @Test
    void mapsAreDroppedAfterThePoolingThatAloneTakesThem() {
        var pooling = new Operation.Pooling(Operation.Reduction.MAX, new int[] {1, 1}, new int[] {1, 1}, Padding.SAME);
        var means =
                new Operation.Pooling(Operation.Reduction.AVERAGE, new int[] {1, 1}, new int[] {1, 1}, Padding.SAME);
        var maps = new Operation.DropoutMask(0.5, new int[] {1, 2}, 7);
        var rows = new Operation.DropoutMask(0.5, new int[] {1}, 7);
        assertThat(steps(dropping(maps, pooling), ALL, "pool"))
                .containsExactly(
                        "a: Convolution[0] RELU", "pool: Pooling[1] on the way", "pool: DropoutMask[2] wanted");
        assertThat(steps(dropping(maps, pooling), ALL, "drop", "pool"))
                .containsExactly("a: Convolution[0] RELU", "drop: DropoutMask[1] wanted", "pool: Pooling[2] wanted");
        assertThat(steps(dropping(rows, pooling), ALL, "pool"))
                .containsExactly("a: Convolution[0] RELU", "drop: DropoutMask[1]", "pool: Pooling[2] wanted");
        assertThat(steps(dropping(maps, means), ALL, "pool"))
                .containsExactly("a: Convolution[0] RELU", "drop: DropoutMask[1]", "pool: Pooling[2] wanted");
    }

    private static Network dropping(Operation dropped, Operation pooled) {
        return network(
                convolution("a", "frame", Padding.SAME, Activation.RELU),
                layer("drop", dropped, Activation.LINEAR, "a"),
                layer("pool", pooled, Activation.LINEAR, "drop"));
    }
}
