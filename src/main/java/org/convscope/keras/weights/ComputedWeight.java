package org.convscope.keras.weights;

import java.util.Arrays;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** A weight that is computed from what is stored, whenever it is read. */
public record ComputedWeight(String name, int[] shape, Supplier<Tensor> values) implements Weight {
    @Override
    public Tensor read() {
        return values.get();
    }

    @Override
    public float[] readRows(long from, long to) {
        long row = size() / Math.max(1, shape[0]);
        return Arrays.copyOfRange(read().data(), Math.toIntExact(from * row), Math.toIntExact(to * row));
    }
}
