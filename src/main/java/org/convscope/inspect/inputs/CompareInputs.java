package org.convscope.inspect.inputs;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.input.OutputLabel;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.inspect.prediction.PredictOutputs;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.spots.FindSpots;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Looks at a frame as a network is given it under a preprocessing. */
public final class CompareInputs {
    private static final double DARK = 1;
    private static final double BRIGHT = 99.8;

    private final ComputeMaps maps;
    private final Network network;
    private final List<OutputLabel> labels;

    /**
     * @param labels what the numbers of outputs mean, as far as anybody says so
     */
    public CompareInputs(ComputeMaps maps, Network network, List<OutputLabel> labels) {
        this.maps = maps;
        this.network = network;
        this.labels = List.copyOf(labels);
    }

    /**
     * @param name of the preprocessing, for people
     * @param layer id of a call with maps; empty for none
     * @throws ProblemException if the frame cannot be brought to the network's shape so, or the layer cannot be computed
     */
    public ComparedInput of(
            Frame frame, String name, Preprocessing preprocessing, Optional<String> layer, TaskMonitor monitor) {
        NetworkInput input = new PrepareInput(network, preprocessing).of(frame, "");
        Tensor tensor = input.inputs().get(0);
        List<LayerMaps> found = maps.compute(
                new ComputeMaps.Request(network, List.of(input), layer.stream().toList()), monitor);
        return new ComparedInput(
                name,
                tensor,
                limits(tensor),
                FindSpots.in(tensor),
                found.stream().findFirst(),
                prediction(input, monitor));
    }

    private Optional<Prediction> prediction(NetworkInput input, TaskMonitor monitor) {
        try {
            return Optional.of(
                    new PredictOutputs(maps).predict(new PredictOutputs.Request(network, input, labels), monitor));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Range limits(Tensor input) {
        var sample = new ValueSample(input.size(), input.size());
        sample.add(input.data(), 0, 1);
        Range limits = sample.limits(DARK, BRIGHT);
        return limits.isEmpty() ? new Range(0, 1) : new Range((float) limits.min(), (float) limits.max());
    }
}
