package org.convscope.ui.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convscope.ui.ViewBench.frame;

import java.util.ArrayList;
import java.util.List;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.ui.ViewBench;
import org.junit.jupiter.api.Test;

class NetworkInputsTest {
    private static final Network ONE =
            new TestNetwork().input(4, 4, 1).conv("c", 2, 3).build();

    /** The same with a second input that nothing takes. */
    private static Network two() {
        LayerCall input = ONE.call("input");
        List<LayerCall> calls = new ArrayList<>(ONE.calls());
        calls.add(new LayerCall(
                "other",
                List.of("other"),
                0,
                input.className(),
                input.origin(),
                input.operation(),
                input.activation(),
                List.of(),
                input.outputShape(),
                List.of(),
                true,
                input.layout()));
        return new Network("two", "", calls, List.of("input", "other"), ONE.outputs());
    }

    @Test
    void aFrameIsNotGivenToSeveralInputs() {
        try (var bench = new ViewBench()) {
            assertThat(PrepareInput.obstacle(ONE)).isEmpty();
            assertThat(NetworkInputs.of(bench.context(), ONE, Preprocessing.RAW, frame(7))
                            .inputs())
                    .hasSize(1);

            assertThat(PrepareInput.obstacle(two())).hasValueSatisfying(problem -> assertThat(problem.sentence())
                    .startsWith("a frame can only be given to a model with one input (found 2 inputs)."));
            assertThatThrownBy(() -> NetworkInputs.of(bench.context(), two(), Preprocessing.RAW, frame(7)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("one input");
        }
    }
}
