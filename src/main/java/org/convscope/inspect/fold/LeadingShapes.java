package org.convscope.inspect.fold;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;

/**
 * What the first frame of a list looks like to a network that takes frames of any size. Frames of the same size go through it
 * together, all others by themselves: so a frame's numbers depend on the list's first frame, and on no other.
 *
 * @param inputs one shape an input of the network, (1, H, W, C); none where nothing is known
 */
public record LeadingShapes(List<List<Integer>> inputs) {
    public static final LeadingShapes UNKNOWN = new LeadingShapes(List.of());

    public LeadingShapes {
        inputs = List.copyOf(inputs);
    }

    static LeadingShapes of(NetworkInput frame) {
        return new LeadingShapes(
                frame.inputs().stream().map(LeadingShapes::lengths).toList());
    }

    /**
     * Reads the first frame that can be read, where it matters.
     *
     * @param inputs reads and prepares a frame, throwing a {@link ProblemException} where it cannot
     */
    public static LeadingShapes of(
            Network network, List<LabelledFrame> frames, Function<LabelledFrame, NetworkInput> inputs) {
        if (matterTo(network)) {
            for (LabelledFrame frame : frames) {
                try {
                    return of(inputs.apply(frame));
                } catch (ProblemException e) {
                    // told when it is its turn
                }
            }
        }
        return UNKNOWN;
    }

    /** Whether the network takes frames of any size. */
    static boolean matterTo(Network network) {
        return network.inputs().stream()
                .anyMatch(input ->
                        Arrays.stream(network.call(input).outputShape()).anyMatch(length -> length < 0));
    }

    private static List<Integer> lengths(Tensor input) {
        return Arrays.stream(input.shape()).boxed().toList();
    }

    boolean isKnown() {
        return !inputs.isEmpty();
    }

    boolean isOf(NetworkInput frame) {
        return of(frame).equals(this);
    }

    /** Without the batch. */
    int[] shape(int input) {
        return inputs.get(input).stream().skip(1).mapToInt(Integer::intValue).toArray();
    }
}
