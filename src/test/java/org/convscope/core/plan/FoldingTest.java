package org.convscope.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batch normalisation in the weights of the layer before it. */
class FoldingTest {
    private static final double EPSILON = 1e-3;

    /**
     * A layer and the normalisation of its output.
     *
     * @param frame shape of the input
     * @param output shape of both layers' outputs
     * @param constantBytes room for weights: with less a dense kernel is read in parts
     */
    private record Pair(
            String name,
            Operation operation,
            int[] frame,
            int[] output,
            List<Weight> weights,
            Activation activation,
            long constantBytes) {
        Pair(String name, Operation operation, int[] frame, int[] output, Weight... weights) {
            this(name, operation, frame, output, List.of(weights), Activation.LINEAR, 1 << 20);
        }

        Pair withConstantBytes(long bytes) {
            return new Pair(name + " with little room", operation, frame, output, weights, activation, bytes);
        }

        Pair with(Activation other) {
            return new Pair(name, operation, frame, output, weights, other, constantBytes);
        }

        int units() {
            return output[output.length - 1];
        }

        LayerCall layer() {
            return TestNetworks.call("layer", operation, activation, List.of("frame"), output, weights);
        }

        LayerCall normalization(String id) {
            List<Weight> statistics = List.of(
                    held("gamma", 1.5, units()),
                    held("beta", 1, units()),
                    held("moving_mean", 1, units()),
                    new TestNetworks.Held("moving_variance", variance()));
            var operation = new Operation.BatchNormalization(output.length, EPSILON);
            return TestNetworks.call(id, operation, Activation.LINEAR, List.of("layer"), output, statistics);
        }

        Tensor variance() {
            float[] variance = numbers(1, units()).data();
            for (int i = 0; i < variance.length; i++) {
                variance[i] = Math.abs(variance[i]) + 0.3f;
            }
            return Tensor.of(variance, units());
        }

        Network network() {
            return TestNetworks.of(List.of(TestNetworks.input("frame", frame), layer(), normalization("bn")));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Tensor numbers(double magnitude, int... shape) {
        float[] data = new float[(int) Tensor.sizeOf(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (magnitude * Math.sin(1 + 1.7 * i + 0.01 * i * i));
        }
        return Tensor.of(data, shape);
    }

    private static Weight held(String name, double magnitude, int... shape) {
        return new TestNetworks.Held(name, numbers(magnitude, shape));
    }

    private static Tensor batch(double magnitude, int... shape) {
        int[] two = new int[shape.length + 1];
        two[0] = 2;
        System.arraycopy(shape, 0, two, 1, shape.length);
        return numbers(magnitude, two);
    }

    private static int[] of(int... numbers) {
        return numbers;
    }

    static Stream<Pair> pairs() {
        var dense = new Pair(
                "dense", new Operation.Dense(4), of(5), of(4), held("kernel", 0.6, 5, 4), held("bias", 0.5, 4));
        return Stream.of(
                new Pair(
                        "convolution in groups",
                        new Operation.Convolution(4, of(3, 3), of(1, 1), Padding.SAME, of(1, 1), 2),
                        of(5, 6, 4),
                        of(5, 6, 4),
                        held("kernel", 0.3, 3, 3, 2, 4),
                        held("bias", 0.5, 4)),
                new Pair(
                        "convolution in groups of one channel",
                        new Operation.Convolution(3, of(3, 3), of(1, 1), Padding.SAME, of(1, 1), 3),
                        of(5, 6, 3),
                        of(5, 6, 3),
                        held("kernel", 0.3, 3, 3, 1, 3),
                        held("bias", 0.5, 3)),
                new Pair(
                        "convolution in groups of one channel, two units each",
                        new Operation.Convolution(6, of(3, 3), of(1, 1), Padding.SAME, of(1, 1), 3),
                        of(5, 6, 3),
                        of(5, 6, 6),
                        held("kernel", 0.3, 3, 3, 1, 6),
                        held("bias", 0.5, 6)),
                new Pair(
                        "convolution in many groups of one channel, two units each",
                        new Operation.Convolution(64, of(3, 3), of(1, 1), Padding.SAME, of(1, 1), 32),
                        of(3, 4, 32),
                        of(3, 4, 64),
                        held("kernel", 0.3, 3, 3, 1, 64),
                        held("bias", 0.5, 64)),
                new Pair(
                        "sequence",
                        new Operation.Convolution(3, of(3), of(2), Padding.VALID, of(1), 1),
                        of(9, 2),
                        of(4, 3),
                        held("kernel", 0.3, 3, 2, 3)),
                new Pair(
                        "volume",
                        new Operation.Convolution(3, of(2, 3, 3), of(2, 1, 1), Padding.SAME, of(1, 1, 1), 1),
                        of(4, 5, 5, 2),
                        of(2, 5, 5, 3),
                        held("kernel", 0.3, 2, 3, 3, 2, 3),
                        held("bias", 0.5, 3)),
                new Pair(
                        "depthwise",
                        new Operation.DepthwiseConvolution(2, of(3, 3), of(2, 2), Padding.SAME, of(1, 1)),
                        of(6, 5, 3),
                        of(3, 3, 6),
                        held("depthwise_kernel", 0.5, 3, 3, 3, 2),
                        held("bias", 0.5, 6)),
                new Pair(
                        "separable",
                        new Operation.SeparableConvolution(5, 2, of(3, 3), of(1, 1), Padding.SAME, of(1, 1)),
                        of(6, 5, 3),
                        of(6, 5, 5),
                        held("depthwise_kernel", 0.5, 3, 3, 3, 2),
                        held("pointwise_kernel", 0.5, 1, 1, 6, 5)),
                new Pair(
                        "transposed",
                        new Operation.TransposedConvolution(3, of(3, 2), of(2, 2), Padding.SAME, of(1, 1), of(-1, -1)),
                        of(3, 4, 2),
                        of(6, 8, 3),
                        held("kernel", 0.5, 3, 2, 3, 2),
                        held("bias", 0.5, 3)),
                dense,
                dense.withConstantBytes(4),
                new Pair("dense on maps", new Operation.Dense(3), of(4, 5, 2), of(4, 5, 3), held("kernel", 0.6, 2, 3)));
    }

    private static List<Tensor> run(Pair pair, String... wanted) {
        List<Tensor> outputs = new ArrayList<>();
        try (PlanExecutor executor = TestExecutors.ND4J.start(pair.constantBytes(), 1 << 20)) {
            executor.run(
                    pair.network(),
                    List.of(batch(1, pair.frame())),
                    List.of(wanted),
                    (id, output) -> outputs.add(output),
                    TaskMonitor.NONE);
        }
        return outputs;
    }

    private static float[] gradient(Pair pair, String wanted, Tensor outputGradient) {
        try (PlanExecutor executor = TestExecutors.ND4J.start(pair.constantBytes(), 1 << 20)) {
            return TestExecutors.inputGradients(
                            executor,
                            pair.network(),
                            List.of(batch(1, pair.frame())),
                            wanted,
                            outputGradient,
                            TaskMonitor.NONE)
                    .get(0)
                    .data();
        }
    }

    private static void assertClose(float[] folded, float[] plain) {
        assertThat(folded).hasSameSizeAs(plain);
        for (int i = 0; i < plain.length; i++) {
            assertThat(folded[i]).isCloseTo(plain[i], Offset.offset(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void outputsStay(Pair pair) {
        assertThat(new NetworkPlans(pair.network(), FusionRules.NONE)
                        .plan(List.of("bn"), WeightUse.FOLDED)
                        .steps())
                .hasSize(1);
        assertThat(new NetworkPlans(pair.network(), FusionRules.NONE)
                        .plan(List.of("layer", "bn"), WeightUse.FOLDED)
                        .steps())
                .hasSize(2);
        assertClose(
                run(pair, "bn").get(0).data(), run(pair, "layer", "bn").get(1).data());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void gradientsStay(Pair pair) {
        Tensor seed = batch(0.5, pair.output());
        float[] gamma = numbers(1.5, pair.units()).data();
        float[] variance = pair.variance().data();
        float[] before = seed.data().clone();
        for (int i = 0; i < before.length; i++) {
            int unit = i % pair.units();
            before[i] *= (float) (gamma[unit] / Math.sqrt(variance[unit] + EPSILON));
        }
        float[] plain = gradient(pair, "layer", Tensor.of(before, seed.shape()));
        assertThat(plain).isNotEqualTo(new float[plain.length]);
        assertClose(gradient(pair, "bn", seed), plain);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void nothingIsFoldedAcrossAnActivationOrWhereAnotherLayerTakesTheOutput(Pair pair) {
        assertThat(new NetworkPlans(pair.with(Activation.RELU).network(), FusionRules.NONE)
                        .plan(List.of("bn"), WeightUse.FOLDED)
                        .steps())
                .hasSize(3);
        Network two = TestNetworks.of(List.of(
                TestNetworks.input("frame", pair.frame()),
                pair.layer(),
                pair.normalization("bn"),
                pair.normalization("other")));
        assertThat(new NetworkPlans(two, FusionRules.NONE)
                        .plan(List.of("bn", "other"), WeightUse.FOLDED)
                        .steps())
                .hasSize(3);
    }

    @Test
    void normalizationOfAnotherAxisIsNotFolded() {
        Pair pair = pairs().toList().get(0);
        List<Weight> rows = Stream.of("gamma", "beta", "moving_mean", "moving_variance")
                .map(name -> held(name, 1, 5))
                .toList();
        LayerCall normalization = TestNetworks.call(
                "bn",
                new Operation.BatchNormalization(1, EPSILON),
                Activation.LINEAR,
                List.of("layer"),
                pair.output(),
                rows);
        Network network =
                TestNetworks.of(List.of(TestNetworks.input("frame", pair.frame()), pair.layer(), normalization));
        assertThat(new NetworkPlans(network, FusionRules.NONE)
                        .plan(List.of("bn"), WeightUse.FOLDED)
                        .steps())
                .hasSize(2);
    }

    @Test
    void aLayerThatCannotBeComputedIsNamed() {
        int[] output = {4, 5, 5, 4};
        var grouped = new Operation.Convolution(4, of(3, 3, 3), of(1, 1, 1), Padding.SAME, of(1, 1, 1), 2);
        Pair pair = new Pair("grouped volume", grouped, of(4, 5, 5, 4), output, held("kernel", 1, 3, 3, 3, 2, 4));
        assertThatThrownBy(() -> run(pair, "bn"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("layer 'layer'");
    }
}
