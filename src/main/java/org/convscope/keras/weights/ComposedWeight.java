package org.convscope.keras.weights;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** Several stored weights side by side on the last axis, as Keras 1 keeps the gates of an LSTM. */
public record ComposedWeight(String name, List<Weight> parts) implements Weight {
    public ComposedWeight {
        parts = List.copyOf(parts);
    }

    @Override
    public int[] shape() {
        int[] shape = parts.get(0).shape();
        shape[shape.length - 1] =
                parts.stream().mapToInt(part -> part.shape()[shape.length - 1]).sum();
        return shape;
    }

    @Override
    public Tensor read() {
        int[] shape = shape();
        int width = shape[shape.length - 1];
        float[] values = new float[Math.toIntExact(size())];
        int at = 0;
        for (Weight part : parts) {
            float[] own = part.read().data();
            int ownWidth = part.shape()[shape.length - 1];
            for (int row = 0; row < own.length / Math.max(1, ownWidth); row++) {
                System.arraycopy(own, row * ownWidth, values, row * width + at, ownWidth);
            }
            at += ownWidth;
        }
        return Tensor.of(values, shape);
    }
}
