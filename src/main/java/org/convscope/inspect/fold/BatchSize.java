package org.convscope.inspect.fold;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.ShapeInference;
import org.convscope.problem.ProblemException;

/**
 * How many frames go through a network at once. It depends on the network and the size of the frames alone, and a batch that is not
 * full is filled up, so that a frame's numbers do not depend on which other frames there are: engines choose another algorithm for
 * another batch, whose last digits differ.
 */
public enum BatchSize {
    /** One: each frame's numbers are bit for bit those that it has alone. */
    ONE,
    /**
     * As many as keep the largest output small enough for the caches; one where lengths are not known. On a processor more gain
     * nothing: what a run costs besides its arithmetic is already divided by then.
     */
    BY_MEMORY;

    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_FRAMES = 32;

    /**
     * @param layers ids of the calls that are wanted
     */
    public int of(Network network, Collection<String> layers) {
        return of(network, layers, LeadingShapes.UNKNOWN);
    }

    /**
     * @param frames whose batches these are, where the network takes any
     */
    int of(Network network, Collection<String> layers, LeadingShapes frames) {
        if (this == ONE) {
            return 1;
        }
        long largest = 1;
        Map<String, int[]> shapes = new HashMap<>();
        for (int i = 0; i < frames.inputs().size(); i++) {
            shapes.put(network.inputs().get(i), frames.shape(i));
        }
        for (LayerCall call : network.ancestors(layers)) {
            int[] shape = shapes.computeIfAbsent(call.id(), id -> shape(call, shapes));
            long bytes = Float.BYTES;
            for (int length : shape) {
                if (length < 0) {
                    return 1;
                }
                bytes *= Math.max(1, length);
            }
            largest = Math.max(largest, bytes);
        }
        return (int) Math.max(1, Math.min(MOST_FRAMES, MOST_BYTES / largest));
    }

    private static int[] shape(LayerCall call, Map<String, int[]> known) {
        List<int[]> inputs = call.inputs().stream().map(known::get).toList();
        boolean isFree = false;
        for (int length : call.outputShape()) {
            isFree |= length < 0;
        }
        try {
            return isFree && !inputs.isEmpty()
                    ? ShapeInference.outputShape(call.operation(), call.activation(), inputs)
                    : call.outputShape();
        } catch (ProblemException e) {
            // told when the frame is computed
            return call.outputShape();
        }
    }
}
