package org.convscope.inspect.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.input.Label;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.Prediction.Output;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/** Asks a network for its outputs and gives each number its name. */
public final class Predict {
    /** More numbers than this are maps, not a prediction. */
    private static final int MOST_NUMBERS = 100_000;

    private final Engine engine;

    public Predict(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param labels what the numbers mean, as far as anybody says so; the others are numbered
     */
    public record Request(Network network, NetworkInput frame, List<Label> labels) {
        public Request {
            labels = List.copyOf(labels);
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException if an output cannot be computed or is an image, and as
     *     {@link Engine#run}
     */
    public Prediction predict(Request request, TaskMonitor monitor) {
        Network network = request.network();
        OutputLabels labels = new OutputLabels(network, request.labels());
        for (String id : network.outputs()) {
            network.unavailable(id).ifPresent(reason -> {
                throw Problem.of("the output cannot be computed: " + reason)
                        .subject("layer '" + id + "'")
                        .asException();
            });
        }
        Map<String, Tensor> values = engine.run(network, request.frame().inputs(), network.outputs(), monitor);
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
        return new Prediction(request.frame().name(), outputs);
    }
}
