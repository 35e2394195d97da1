package org.convscope.keras.layer;

import org.convscope.network.LayerCall;
import org.jspecify.annotations.Nullable;

/**
 * A tensor on its way through the graph.
 *
 * @param id the call that gives it
 * @param shape without the batch, as the graph holds it, -1 where free; null where nobody knows
 * @param layout how the model itself orders its axes
 */
public record GraphTensor(String id, int @Nullable [] shape, LayerCall.Layout layout) {
    boolean channelsFirst() {
        return layout == LayerCall.Layout.CHANNELS_FIRST;
    }

    /** Axes besides the batch, -1 where nobody knows. */
    int rank() {
        return shape == null ? -1 : shape.length;
    }
}
