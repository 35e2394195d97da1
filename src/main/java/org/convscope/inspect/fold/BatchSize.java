package org.convscope.inspect.fold;

import java.util.Collection;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/**
 * How many frames go through a network at once. It depends on the network alone, and a batch that is not full is filled up, so
 * that a frame's numbers do not depend on which other frames there are: engines choose another algorithm for another batch, whose
 * last digits differ.
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
        if (this == ONE) {
            return 1;
        }
        long largest = 1;
        for (LayerCall call : network.ancestors(layers)) {
            long bytes = Float.BYTES;
            for (int length : call.outputShape()) {
                if (length < 0) {
                    return 1;
                }
                bytes *= Math.max(1, length);
            }
            largest = Math.max(largest, bytes);
        }
        return (int) Math.max(1, Math.min(MOST_FRAMES, MOST_BYTES / largest));
    }
}
