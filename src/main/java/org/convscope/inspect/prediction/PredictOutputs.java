package org.convscope.inspect.prediction;

import java.util.List;
import org.convscope.core.Engine;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Asks a network for its outputs and gives each number its name. */
public final class PredictOutputs {
    private final Engine engine;

    public PredictOutputs(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param labels what the numbers mean, as far as anybody says so; the others are numbered
     */
    public record Request(Network network, NetworkInput frame, List<OutputLabel> labels) {
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
        var outputs = new ReadOutputs(network, request.labels());
        engine.run(network, request.frame().inputs(), network.outputs(), outputs::take, monitor);
        return outputs.prediction(request.frame().name());
    }
}
