package org.convscope.cli;

import java.util.List;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.Frame;
import org.convscope.frame.io.Frames;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;

/** From frames to a network's input. */
final class FrameReading {
    private final Frames frames;
    private final Network network;
    private final Preprocessing preprocessing;

    FrameReading(Frames frames, Network network, Preprocessing preprocessing) {
        this.frames = frames;
        this.network = network;
        this.preprocessing = preprocessing;
    }

    /**
     * @throws org.convscope.problem.ProblemException if the frame cannot be read, or does not fit the network
     */
    NetworkInput input(CategorizedFrame entry) {
        return input(frames.read(entry.source()), entry.category());
    }

    /**
     * @throws org.convscope.problem.ProblemException if the frame does not fit the network
     */
    NetworkInput input(Frame frame, String category) {
        NetworkInput.obstacle(network).ifPresent(problem -> {
            throw problem.nextStep("Give it tensors, with 'activations --tensor'")
                    .asException();
        });
        int[] shape = network.call(network.inputs().get(0)).outputShape();
        return new NetworkInput(
                frame.source().toString(), text(preprocessing), category, List.of(preprocessing.apply(frame, shape)));
    }

    /** A preprocessing in one line. */
    static String text(Preprocessing preprocessing) {
        return PreprocessingJson.write(preprocessing).toString();
    }
}
