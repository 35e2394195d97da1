package org.convscope.inspect.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.input.CoordinateMap;
import org.convscope.network.LayerCall;
import org.convscope.network.ModelAxes;
import org.convscope.network.Network;

/**
 * What an analysis is given: one frame, prepared, or tensors as they are.
 *
 * @param name of the frame or the file of tensors, as the user named it
 * @param inputs one an input of the model, (N, ...), in the model's own order of axes
 * @param shown the frame, where one was given
 * @param preprocessing what was done to it, as JSON; empty for tensors
 */
public record GivenInput(String name, List<Tensor> inputs, Optional<ShownPart> shown, String preprocessing) {
    public GivenInput {
        inputs = List.copyOf(inputs);
    }

    /** A frame, and which part of it the input is of. */
    public record ShownPart(Frame frame, CoordinateMap map) {}

    /** The inputs with their channels last. */
    public List<Tensor> channelsLast(Network network) {
        List<Tensor> turned = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            LayerCall call = network.call(network.inputs().get(i));
            turned.add(ModelAxes.toChannelsLast(call, inputs.get(i)));
        }
        return turned;
    }
}
