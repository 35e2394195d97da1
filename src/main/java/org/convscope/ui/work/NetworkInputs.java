package org.convscope.ui.work;

import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.network.Network;
import org.convscope.ui.view.ViewContext;

/** Open frames as a network takes them. */
public final class NetworkInputs {
    private NetworkInputs() {}

    /**
     * Decodes and prepares a frame. Blocks.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read or brought to the network's shape, or the network has
     *     several inputs
     */
    public static NetworkInput of(
            ViewContext context, Network network, Preprocessing preprocessing, FrameSource source) {
        String category = context.workspace()
                .get()
                .find(source)
                .map(entry -> entry.category())
                .orElse("");
        return new PrepareInput(network, preprocessing).of(context.frames().load(source), category);
    }
}
