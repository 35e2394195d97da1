package org.convscope.inspect.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.Prediction.Output;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** A row of numbers a frame. */
final class OutputsOfFrames implements FrameAnalysis<DataSetPredictions> {
    private final Network network;
    private final OutputLabels labels;
    private final Consumer<ProblemException> failed;

    /**
     * @param failed told of frames in whose outputs there are NaN or infinities
     */
    OutputsOfFrames(Network network, List<OutputLabel> labels, Consumer<ProblemException> failed) {
        this.network = network;
        this.labels = new OutputLabels(network, labels);
        this.failed = failed;
    }

    @Override
    public List<String> layers() {
        return network.outputs();
    }

    @Override
    public DataSetPredictions none() {
        return new DataSetPredictions(List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Observer<DataSetPredictions> observe(LabelledFrame frame, NetworkInput input) {
        var outputs = new ReadOutputs(network, labels);
        return new Observer<>() {
            @Override
            public void output(String layer, Tensor output) {
                outputs.take(layer, output);
            }

            @Override
            public DataSetPredictions part() {
                return row(frame, outputs.prediction(input.name()));
            }
        };
    }

    private DataSetPredictions row(LabelledFrame frame, Prediction prediction) {
        List<DataSetPredictions.Meaning> numbers = new ArrayList<>();
        for (Output output : prediction.outputs()) {
            output.scores().forEach(score -> numbers.add(new DataSetPredictions.Meaning(output.name(), score.label())));
        }
        var row = new DataSetPredictions.Row(frame, values(prediction));
        var one = new DataSetPredictions(List.of(), numbers, List.of(row), List.of());
        one.notFinite(row).map(Problem::asException).ifPresent(failed);
        return one;
    }

    private static float[] values(Prediction prediction) {
        List<Score> scores = prediction.outputs().stream()
                .flatMap(output -> output.scores().stream())
                .toList();
        float[] values = new float[scores.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) scores.get(i).value();
        }
        return values;
    }

    @Override
    public DataSetPredictions merge(DataSetPredictions first, DataSetPredictions second) {
        return new DataSetPredictions(
                List.of(),
                first.numbers().isEmpty() ? second.numbers() : first.numbers(),
                Stream.concat(first.rows().stream(), second.rows().stream()).toList(),
                List.of());
    }
}
