package org.convscope.train;

import java.util.Arrays;
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

    @Override
    public float[] readRows(long from, long to) {
        long row = values.rank() == 0 || values.length(0) == 0 ? 1 : values.size() / values.length(0);
        return Arrays.copyOfRange(values.data(), Math.toIntExact(from * row), Math.toIntExact(to * row));
    }
}
