package org.convscope.network;

import org.convscope.array.Tensor;

/**
 * A weight in memory: one that is learning, or numbers that a model's description itself states, such as the kernel of {@code
 * tf.nn.conv2d}.
 */
public record ArrayWeight(String name, Tensor values) implements Weight {
    @Override
    public int[] shape() {
        return values.shape();
    }

    @Override
    public Tensor read() {
        return values;
    }
}
