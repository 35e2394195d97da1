package org.convscope.ui.work;

import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.CoordinateMap;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Workspace;

/** Frames as the open network takes them. */
public final class Inputs {
    private Inputs() {}

    /** How a frame lies in the input of a model; empty where the model cannot be given the frame. */
    public static Optional<CoordinateMap> coordinates(ModelDocument model, Frame frame) {
        if (obstacle(model.network()).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(model.preprocessing().coordinates(frame, shape(model.network())));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** (height, width, channels) of the only input, -1 where free. */
    private static int[] shape(Network network) {
        return network.call(network.inputs().get(0)).outputShape();
    }

    /** Why a network cannot be given a frame, whatever the frame; empty if it can. */
    public static Optional<Problem> obstacle(Network network) {
        return NetworkInput.obstacle(network)
                .map(problem -> problem.nextStep(
                        "Its kernels can be looked at; on the command line, 'activations --tensor' takes tensors"));
    }

    /**
     * Decodes and prepares a frame. Blocks.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read or brought to the network's shape, or the network has
     *     several inputs
     */
    public static NetworkInput of(
            ViewContext context, Network network, Preprocessing preprocessing, FrameSource source) {
        Workspace now = context.workspace().get();
        String category = now.find(source).map(entry -> entry.category()).orElse("");
        refuse(network);
        return of(network, preprocessing, context.frames().load(source), category);
    }

    /**
     * Prepares a decoded frame.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be brought to the network's shape, or the network has several
     *     inputs
     */
    public static NetworkInput of(Network network, Preprocessing preprocessing, Frame frame, String category) {
        refuse(network);
        return new NetworkInput(
                frame.source().toString(),
                PreprocessingJson.write(preprocessing).toString(),
                category,
                List.of(preprocessing.apply(frame, shape(network))));
    }

    private static void refuse(Network network) {
        obstacle(network).ifPresent(problem -> {
            throw problem.asException();
        });
    }
}
