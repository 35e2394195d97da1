package org.convscope.keras.weights;

import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** A weight that is computed from what is stored, whenever it is read. */
public record ComputedWeight(String name, int[] shape, Supplier<Tensor> values) implements Weight {
    @Override
    public Tensor read() {
        return values.get();
    }
}
