package org.convscope.keras.weights;

import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** A kernel and a low-rank product that was trained beside it: kernel + factor a b, on the last axes ({@code enable_lora}). */
record AdaptedWeight(Weight kernel, Weight a, Weight b, double factor) implements Weight {
    @Override
    public String name() {
        return kernel.name();
    }

    @Override
    public int[] shape() {
        return kernel.shape();
    }

    @Override
    public Tensor read() {
        float[] data = kernel.read().data().clone();
        float[] left = a.read().data();
        float[] right = b.read().data();
        int rank = b.shape()[0];
        int columns = b.shape()[1];
        for (int i = 0; i < data.length; i++) {
            double sum = 0;
            for (int k = 0; k < rank; k++) {
                sum += (double) left[i / columns * rank + k] * right[k * columns + i % columns];
            }
            data[i] += (float) (factor * sum);
        }
        return Tensor.of(data, shape());
    }
}
