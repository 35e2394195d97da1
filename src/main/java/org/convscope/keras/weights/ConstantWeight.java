package org.convscope.keras.weights;

import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** Numbers that the model's description itself states, such as the kernel of {@code tf.nn.conv2d}. */
public record ConstantWeight(String name, Tensor value) implements Weight {
    @Override
    public int[] shape() {
        return value.shape();
    }

    @Override
    public Tensor read() {
        return value;
    }
}
