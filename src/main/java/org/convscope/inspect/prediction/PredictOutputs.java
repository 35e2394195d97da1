package org.convscope.inspect.prediction;

import java.util.List;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Asks a network for its outputs and gives each number its name. */
public final class PredictOutputs {
    private final ComputeMaps maps;

    public PredictOutputs(ComputeMaps maps) {
        this.maps = maps;
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
     *     {@link ComputeMaps#stream}
     */
    public Prediction predict(Request request, TaskMonitor monitor) {
        Network network = request.network();
        var outputs = new ReadOutputs(network, new OutputLabels(network, request.labels()));
        maps.stream(
                new ComputeMaps.Request(network, List.of(request.frame()), network.outputs()),
                output -> outputs.take(output.layer(), output.values()),
                monitor);
        return outputs.prediction(request.frame().name());
    }
}
