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
import org.convscope.network.Operation.Arithmetic;
import org.junit.jupiter.api.Test;

/** Activations that are written out as arithmetic, in plans. */
class WrittenOutActivationsTest {
    private static final Activation RELU6 = Activation.reluUpTo(6);

    private static LayerCall layer(String id, Operation operation, Activation activation, String... inputs) {
        return TestNetworks.call(id, operation, activation, List.of(inputs), new int[] {8, 8, 4}, List.of());
    }

    private static LayerCall layer(String id, Operation operation, String... inputs) {
        return layer(id, operation, Activation.LINEAR, inputs);
    }

    private static LayerCall activation(String id, Activation activation, String input) {
        return layer(id, new Operation.Activate(), activation, input);
    }

    private static Operation with(Arithmetic arithmetic, double number) {
        return new Operation.Binary(arithmetic, Tensor.of(new float[] {(float) number}, 1), false);
    }

    private static Operation product() {
        return new Operation.Merge(Operation.Merging.MULTIPLY);
    }

    private static Network network(LayerCall... calls) {
        List<LayerCall> all = new ArrayList<>(List.of(TestNetworks.input("x", 8, 8, 4)));
        all.addAll(Arrays.asList(calls));
        return TestNetworks.of(all);
    }

    /** As keras.applications writes MobileNetV3. */
    private static Network hardSwish() {
        return network(
                layer("sum", with(Arithmetic.ADD, 3), "x"),
                activation("cut", RELU6, "sum"),
                layer("sixth", with(Arithmetic.MULTIPLY, 1 / 6.0), "cut"),
                layer("product", product(), "x", "sixth"));
    }

    private static List<String> steps(Network network, String... wanted) {
        return new NetworkPlans(network, FusionRules.NONE)
                .plan(List.of(wanted), WeightUse.FOLDED).steps().stream()
                        .map(step -> step.call().id() + ": " + step.name() + step.inputs())
                        .toList();
    }

    @Test
    void hardSwishIsOneStep() {
        assertThat(steps(hardSwish(), "product")).containsExactly("product: HARD_SILU[0]");
    }

    @Test
    void soIsTheHardSigmoidAlone() {
        assertThat(steps(hardSwish(), "sixth")).containsExactly("sixth: HARD_SIGMOID_3[0]");
    }

    @Test
    void aHardSigmoidThatIsWantedItselfStaysBesides() {
        assertThat(steps(hardSwish(), "sixth", "product"))
                .containsExactly("sixth: HARD_SIGMOID_3[0]", "product: HARD_SILU[0]");
    }

    @Test
    void whatIsWantedOnTheWayStays() {
        assertThat(steps(hardSwish(), "sum", "product"))
                .containsExactly("sum: Binary[0]", "cut: RELU[1]", "sixth: Binary[2]", "product: Merge[0, 3]");
        assertThat(steps(hardSwish(), "cut", "product")).hasSize(4);
    }

    @Test
    void theProductMayComeBeforeTheSixth() {
        Network network = network(
                layer("sum", with(Arithmetic.ADD, 3), "x"),
                activation("cut", RELU6, "sum"),
                layer("product", new Operation.Binary(Arithmetic.MULTIPLY, null, false), "cut", "x"),
                layer("sixth", with(Arithmetic.DIVIDE, 6), "product"));
        assertThat(steps(network, "sixth")).containsExactly("sixth: HARD_SILU[0]");
        assertThat(steps(network, "product", "sixth")).hasSize(4);
    }

    @Test
    void rescalingIsArithmeticToo() {
        Network network = network(
                layer("sum", new Operation.Rescaling(new double[] {1}, new double[] {3}), RELU6, "x"),
                layer("sixth", new Operation.Rescaling(new double[] {1 / 6.0}, new double[] {0}), "sum"));
        assertThat(steps(network, "sixth")).containsExactly("sixth: HARD_SIGMOID_3[0]");
    }

    @Test
    void timesASigmoidOfItself() {
        var sigmoid = Activation.of(Activation.Kind.SIGMOID);
        var hard = Activation.of(Activation.Kind.HARD_SIGMOID_3);
        Network network = network(
                activation("sigmoid", sigmoid, "x"),
                layer("silu", product(), "sigmoid", "x"),
                activation("hard", hard, "silu"),
                layer("hardSilu", product(), "silu", "hard"));
        assertThat(steps(network, "hardSilu")).containsExactly("silu: SILU[0]", "hardSilu: HARD_SILU[1]");
    }

    @Test
    void otherArithmeticIsLeftAsItIs() {
        Network other = network(
                layer("sum", with(Arithmetic.ADD, 2), "x"),
                activation("cut", RELU6, "sum"),
                layer("sixth", with(Arithmetic.MULTIPLY, 1 / 6.0), "cut"),
                layer("product", product(), "x", "sixth"));
        assertThat(steps(other, "product")).hasSize(4);
        Network two = network(
                layer("y", with(Arithmetic.MULTIPLY, 2), "x"),
                activation("sigmoid", Activation.of(Activation.Kind.SIGMOID), "x"),
                layer("product", product(), "y", "sigmoid"));
        assertThat(steps(two, "product")).hasSize(3);
        Network divided = network(
                layer("sum", with(Arithmetic.ADD, 3), "x"),
                activation("cut", RELU6, "sum"),
                layer("sixth", new Operation.Binary(Arithmetic.DIVIDE, Tensor.of(new float[] {6}, 1), true), "cut"));
        assertThat(steps(divided, "sixth")).hasSize(3);
    }
}
