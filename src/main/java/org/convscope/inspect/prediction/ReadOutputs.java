package org.convscope.inspect.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.inspect.prediction.Prediction.Output;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** A network's outputs for one frame, each number with its name. */
final class ReadOutputs {
    /** More numbers than this are maps, not a prediction. */
    private static final int MOST_NUMBERS = 100_000;

    private final Network network;
    private final OutputLabels labels;
    private final Map<String, Tensor> values = new HashMap<>();

    /**
     * @throws org.convscope.problem.ProblemException if an output cannot be computed
     */
    ReadOutputs(Network network, OutputLabels labels) {
        this.network = network;
        this.labels = labels;
        for (String id : network.outputs()) {
            network.unavailable(id).ifPresent(reason -> {
                throw Problem.of("the output cannot be computed: " + reason)
                        .subject("layer '" + id + "'")
                        .asException();
            });
        }
    }

    /** Takes an output of the frame. */
    void take(String id, Tensor output) {
        values.put(id, output);
    }

    /**
     * @throws org.convscope.problem.ProblemException if an output is an image
     */
    Prediction prediction(String frame) {
        List<Output> outputs = new ArrayList<>();
        for (String id : network.outputs()) {
            Tensor value = values.get(id);
            if (value == null || value.size() > MOST_NUMBERS) {
                throw Problem.of("the output is no list of numbers but an image")
                        .subject("layer '" + id + "'")
                        .nextStep("Look at its maps instead")
                        .asException();
            }
            List<Score> scores = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                scores.add(new Score(labels.of(id, i), value.data()[i]));
            }
            outputs.add(new Output(id, scores));
        }
        return new Prediction(frame, outputs);
    }
}
