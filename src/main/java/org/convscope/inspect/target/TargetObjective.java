package org.convscope.inspect.target;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.GradientRequest;
import org.convscope.core.OutputGradient;
import org.convscope.network.Network;

/**
 * A target where a network has it: the mean of one entry of the last axis of a call's output.
 *
 * @param network the network itself, or of a class one that gives what it has before its softmax or sigmoid: whoever computes with
 *     it releases it then
 * @param call id of the call
 * @param channel which entry of the last axis
 */
public record TargetObjective(Target target, Network network, String call, int channel) {
    /** Its value for each frame of an output of the call. */
    public double[] values(Tensor output) {
        return ChannelMeans.of(call, output, frame -> channel);
    }

    /** Its slope by the call's output. */
    public OutputGradient slope() {
        return ChannelMeans.slope(call, frame -> channel);
    }

    /** Its gradients by some of the network's inputs, each frame's by itself. */
    public GradientRequest byInputs(Collection<String> inputs) {
        return new GradientRequest(Map.of(call, slope()), Set.copyOf(inputs), Set.of());
    }
}
