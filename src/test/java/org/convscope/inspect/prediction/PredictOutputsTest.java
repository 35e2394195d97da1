package org.convscope.inspect.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class PredictOutputsTest {
    private final Network network =
            new TestNetwork().input(1, 1, 1).flatten("f").dense("out", 3).build();
    private final PredictOutputs predict =
            predicting(new FakeEngine().with("out", Tensor.of(new float[] {0.25f, 0.5f, 0.125f}, 1, 3)));

    private static PredictOutputs predicting(FakeEngine engine) {
        return new PredictOutputs(new ComputeMaps(engine, new MapCache(0)));
    }

    private Prediction run(List<OutputLabel> labels) {
        NetworkInput frame = new NetworkInput("a", "", "", List.of(Tensor.of(new float[] {1}, 1, 1, 1, 1)));
        return predict.predict(new PredictOutputs.Request(network, frame, labels), TaskMonitor.NONE);
    }

    @Test
    void numbersCarryTheirLabels() {
        List<OutputLabel> labels = List.of(
                new OutputLabel("", 0, "blank", OutputLabel.Kind.SOFTMAX),
                new OutputLabel("", 1, "good", OutputLabel.Kind.SOFTMAX),
                new OutputLabel("out", 2, "mosaic1", OutputLabel.Kind.REGRESSION));
        Prediction.Output output = run(labels).outputs().get(0);

        assertThat(output.top(5)).extracting(score -> score.label().name()).containsExactly("good", "blank");
        assertThat(output.ofKind(OutputLabel.Kind.REGRESSION))
                .extracting(Score::value)
                .containsExactly(0.125);
    }

    @Test
    void theLargestOfAllKindsComeFirstAndWhatIsNoNumberLast() {
        Prediction three = run(List.of());
        assertThat(three.largest(2).outputs().get(0).scores())
                .extracting(score -> score.label().name())
                .containsExactly("1", "0");
        PredictOutputs nan =
                predicting(new FakeEngine().with("out", Tensor.of(new float[] {Float.NaN, -5, 0.125f}, 1, 3)));
        NetworkInput frame = new NetworkInput("a", "", "", List.of(Tensor.of(new float[] {1}, 1, 1, 1, 1)));
        assertThat(nan.predict(new PredictOutputs.Request(network, frame, List.of()), TaskMonitor.NONE)
                        .largest(3)
                        .outputs()
                        .get(0)
                        .scores())
                .extracting(score -> score.label().name())
                .containsExactly("2", "1", "0");
    }

    @Test
    void withoutLabelsNumbersAreNumberedAndReadByTheirActivation() {
        Prediction.Output output = run(List.of()).outputs().get(0);

        assertThat(output.scores()).extracting(score -> score.label().name()).containsExactly("0", "1", "2");
        assertThat(output.scores()).extracting(score -> score.label().kind()).containsOnly(OutputLabel.Kind.REGRESSION);
    }

    @Test
    void anOutputThatCannotBeComputedIsRefusedWithItsReason() {
        Network lambda = new TestNetwork().input(1, 1, 1).lambda("guess").build();
        NetworkInput frame = new NetworkInput("a", "", "", List.of(Tensor.zeros(1, 1, 1, 1)));

        assertThatThrownBy(
                        () -> predict.predict(new PredictOutputs.Request(lambda, frame, List.of()), TaskMonitor.NONE))
                .hasMessageContaining("guess")
                .hasMessageContaining("Python");
    }
}
