package org.convscope.inspect.maps;

import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.input.CoordinateMap;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Makes of a frame what a network takes. Safe from any thread. */
public final class PrepareInput {
    private final Network network;
    private final Preprocessing preprocessing;

    public PrepareInput(Network network, Preprocessing preprocessing) {
        this.network = network;
        this.preprocessing = preprocessing;
    }

    /** Why a network cannot be given a frame, whatever the frame; empty if it can. */
    public static Optional<Problem> obstacle(Network network) {
        int inputs = network.inputs().size();
        if (inputs == 0) {
            return Optional.of(Problem.of("a frame can only be given to a model that says how its layers are connected")
                    .found("no input")
                    .nextStep("Where the file holds weights alone, give the model's architecture too"));
        }
        return inputs == 1
                ? noImage(network)
                : Optional.of(Problem.of("a frame can only be given to a model with one input")
                        .found(inputs + " inputs")
                        .nextStep("Say what the others take: Analyse, Fill other inputs; on the command line"
                                + " --fill-input " + network.inputs().get(inputs - 1)
                                + "=0, or all of them with --tensor"));
    }

    private static Optional<Problem> noImage(Network network) {
        int axes = network.call(network.inputs().get(0)).outputShape().length;
        return axes == 3
                ? Optional.empty()
                : Optional.of(Problem.of("a frame can only be given to a model that takes images")
                        .expected("an input of (height, width, channels)")
                        .found("an input of " + axes + (axes == 1 ? " axis" : " axes") + " without the batch"));
    }

    /**
     * @param category the folder or label that the frame is grouped by; empty where there is none
     * @throws ProblemException if the frame cannot be brought to the network's shape, or the network has several inputs
     */
    public NetworkInput of(Frame frame, String category) {
        obstacle(network).ifPresent(problem -> {
            throw problem.asException();
        });
        return new NetworkInput(
                frame.source().toString(),
                PreprocessingJson.text(preprocessing),
                category,
                List.of(preprocessing.apply(frame, shape())),
                Optional.of(preprocessing.coordinates(frame, shape())),
                frame.geometry().orElse(Geometry.UNKNOWN));
    }

    /** How a frame lies in the network's input; empty where the network cannot be given the frame. */
    public Optional<CoordinateMap> coordinates(Frame frame) {
        if (obstacle(network).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(preprocessing.coordinates(frame, shape()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** (height, width, channels) of the only input, -1 where free. */
    private int[] shape() {
        return network.call(network.inputs().get(0)).outputShape();
    }
}
