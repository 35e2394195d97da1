package org.convscope.keras.layer;

import org.convscope.network.LayerCall;
import org.jspecify.annotations.Nullable;

/**
 * A tensor on its way through the graph. Compared by methods of its own: those that a record has are made when a process first
 * needs them, which opening a file would wait for.
 *
 * @param id the call that gives it
 * @param shape without the batch, as the graph holds it, -1 where free; null where nobody knows
 * @param layout how the model itself orders its axes
 */
public record GraphTensor(String id, int @Nullable [] shape, LayerCall.Layout layout) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GraphTensor tensor
                && id.equals(tensor.id)
                && shape == tensor.shape
                && layout == tensor.layout;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    boolean channelsFirst() {
        return layout == LayerCall.Layout.CHANNELS_FIRST;
    }

    /** Axes besides the batch, -1 where nobody knows. */
    int rank() {
        return shape == null ? -1 : shape.length;
    }
}
