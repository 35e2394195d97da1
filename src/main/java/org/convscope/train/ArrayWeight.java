package org.convscope.train;

import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** A weight in memory. */
record ArrayWeight(String name, Tensor values) implements Weight {
    @Override
    public int[] shape() {
        return values.shape();
    }

    @Override
    public Tensor read() {
        return values;
    }
}
