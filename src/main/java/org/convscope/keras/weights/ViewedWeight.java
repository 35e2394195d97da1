package org.convscope.keras.weights;

import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** A weight under another name and shape, its numbers over again where that holds more: a lone scale as one number a channel. */
public record ViewedWeight(String name, Weight weight, int[] shape) implements Weight {
    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public Tensor read() {
        float[] own = weight.read().data();
        float[] data = new float[Math.toIntExact(Tensor.sizeOf(shape))];
        for (int i = 0; i < data.length; i++) {
            data[i] = own[i % own.length];
        }
        return Tensor.of(data, shape);
    }
}
