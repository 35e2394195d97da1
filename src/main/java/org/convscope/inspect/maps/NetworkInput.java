package org.convscope.inspect.maps;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/**
 * A frame as the network takes it.
 *
 * @param name the frame's name, with {@code ::index} for one image of several; unique among what is open
 * @param preprocessing what was done to it, such as the preprocessing's JSON: part of the key of cached results
 * @param category the folder or label that it is grouped by; empty where there is none
 * @param inputs one tensor an input of the network, (1, H, W, C)
 */
public record NetworkInput(String name, String preprocessing, String category, List<Tensor> inputs) {
    public NetworkInput {
        inputs = List.copyOf(inputs);
    }

    /** Why a network cannot be given a frame, whatever the frame; empty if it can. The next step is the caller's to say. */
    public static Optional<Problem> obstacle(Network network) {
        int inputs = network.inputs().size();
        return inputs == 1
                ? Optional.empty()
                : Optional.of(Problem.of("a frame can only be given to a model with one input")
                        .found(inputs + " inputs"));
    }
}
