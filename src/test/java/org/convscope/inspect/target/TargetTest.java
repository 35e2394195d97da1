package org.convscope.inspect.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final Network NETWORK = new TestNetwork()
            .input(8, 8, 1)
            .conv("first", 3, 3)
            .conv("second", 4, 3)
            .flatten("flat")
            .dense("out", 2)
            .build();

    @Test
    void aUnitIsFoundInTheNetworkItself() {
        TargetObjective objective = new Target.Unit("second", 3).in(NETWORK);

        assertThat(objective.network()).isSameAs(NETWORK);
        assertThat(objective.call()).isEqualTo("second");
        assertThat(objective.channel()).isEqualTo(3);
        assertThat(objective.target().text()).isEqualTo("unit 3 of layer 'second'");
    }

    @Test
    void allUnitsOfALayer() {
        assertThat(Target.units(NETWORK, "first"))
                .containsExactly(new Target.Unit("first", 0), new Target.Unit("first", 1), new Target.Unit("first", 2));
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        assertProblem(new Target.Unit("secnd", 0), "layer 'secnd': the model has no such layer. Perhaps second,");
        assertProblem(new Target.Unit("second", 4), "layer 'second': has no unit 4 (expected 0 to 3).");
        assertProblem(new Target.Unit("second", -1), "layer 'second': has no unit -1 (expected 0 to 3).");
        assertProblem(
                new Target.OutputClass("flat", 0), "output 'flat': the model has no such output. Its outputs: out.");
        assertProblem(new Target.OutputClass("out", 2), "layer 'out': has no class 2 (expected 0 to 1).");
    }

    @Test
    void whatCannotBeComputedIsRefusedWithItsReason() {
        Network network = new TestNetwork()
                .input(8, 8, 1)
                .lambda("code")
                .conv("conv", 3, 3)
                .build();

        assertThatThrownBy(() -> new Target.Unit("conv", 0).in(network))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        "layer 'conv': cannot be computed: needs the output of code: a Lambda holds Python code");
    }

    @Test
    void unitsOfAFreeNumberHaveToBeNamed() {
        Network network = new TestNetwork()
                .input(-1, 8, 1)
                .layer("moved", new Operation.Transpose(new int[] {0, 3, 2, 1}), List.of("input"), 1, 8, -1)
                .build();

        assertThatThrownBy(() -> Target.units(network, "moved")).hasMessageContaining("depends on the frame");
        TargetObjective objective = new Target.Unit("moved", 5).in(network);
        assertThatThrownBy(() -> objective.values(Tensor.zeros(1, 1, 8, 5)))
                .hasMessageContaining("has no unit 5 (expected 0 to 4)");
    }

    @Test
    void itsValueIsTheMeanOfTheMapOfEachFrame() {
        TargetObjective objective = new Target.Unit("first", 1).in(NETWORK);
        Tensor output = Tensor.of(new float[] {1, 2, 9, 3, 4, 9, 5, 6, 9, 7, 9, 9}, 2, 1, 2, 3);

        assertThat(objective.values(output)).containsExactly(3, 7.5);
        assertThat(objective.slope().of(() -> output).data())
                .containsExactly(0, 0.5f, 0, 0, 0.5f, 0, 0, 0.5f, 0, 0, 0.5f, 0);
    }

    @Test
    void eachFrameMayHaveAUnitOfItsOwn() {
        Tensor output = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);

        assertThat(ChannelMeans.of("dense", output, frame -> 1 - frame)).containsExactly(2, 3);
        assertThat(ChannelMeans.slope("dense", frame -> 1 - frame)
                        .of(() -> output)
                        .data())
                .containsExactly(0, 1, 1, 0);
    }

    private static void assertProblem(Target target, String text) {
        assertThatThrownBy(() -> target.in(NETWORK))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(text);
    }
}
