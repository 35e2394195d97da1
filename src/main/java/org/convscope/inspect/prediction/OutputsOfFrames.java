package org.convscope.inspect.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.Label;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.Prediction.Output;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** A row of numbers a frame. */
final class OutputsOfFrames implements FrameAnalysis<Predictions> {
    private final Network network;
    private final List<Label> labels;
    private final Consumer<ProblemException> failed;

    /**
     * @param failed told of frames in whose outputs there are NaN or infinities
     */
    OutputsOfFrames(Network network, List<Label> labels, Consumer<ProblemException> failed) {
        this.network = network;
        this.labels = labels;
        this.failed = failed;
    }

    @Override
    public List<String> layers() {
        return network.outputs();
    }

    @Override
    public Predictions none() {
        return new Predictions(List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Observer<Predictions> observe(LabelledFrame frame, NetworkInput input) {
        var outputs = new ReadOutputs(network, labels);
        return new Observer<>() {
            @Override
            public void output(String layer, Tensor output) {
                outputs.take(layer, output);
            }

            @Override
            public Predictions part() {
                return row(frame, outputs.prediction(input.name()));
            }
        };
    }

    private Predictions row(LabelledFrame frame, Prediction prediction) {
        List<Predictions.Meaning> numbers = new ArrayList<>();
        for (Output output : prediction.outputs()) {
            output.scores().forEach(score -> numbers.add(new Predictions.Meaning(output.name(), score.label())));
        }
        Predictions.Row row = new Predictions.Row(frame, values(prediction));
        Predictions one = new Predictions(List.of(), numbers, List.of(row), List.of());
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
    public Predictions merge(Predictions first, Predictions second) {
        return new Predictions(
                List.of(),
                first.numbers().isEmpty() ? second.numbers() : first.numbers(),
                Stream.concat(first.rows().stream(), second.rows().stream()).toList(),
                List.of());
    }
}
