package org.convscope.ui.work;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.maps.FrameInput;
import org.convscope.network.Network;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Workspace;

/** Frames as the open network takes them. */
public final class Inputs {
    private Inputs() {}

    /** How frames become inputs now. */
    public static Preprocessing preprocessing(ViewContext context) {
        return context.documents().model().map(model -> model.preprocessing()).orElse(Preprocessing.RAW);
    }

    /** (height, width, channels) of the network's first input, -1 where free. */
    public static int[] shape(Network network) {
        return network.call(network.inputs().get(0)).outputShape();
    }

    /**
     * Decodes and prepares a frame; every input of the network gets the same frame. Blocks.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read or brought to the network's shape
     */
    public static FrameInput of(ViewContext context, Network network, Preprocessing preprocessing, FrameSource source) {
        Frame frame = context.frames().load(source);
        List<Tensor> inputs = new ArrayList<>();
        for (String input : network.inputs()) {
            inputs.add(preprocessing.apply(frame, network.call(input).outputShape()));
        }
        Workspace now = context.workspace().get();
        String category = now.find(source).map(entry -> entry.category()).orElse("");
        return new FrameInput(
                source.toString(), PreprocessingJson.write(preprocessing).toString(), category, inputs);
    }
}
