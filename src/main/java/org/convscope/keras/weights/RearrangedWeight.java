package org.convscope.keras.weights;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.network.Weight;

/** A weight that the file holds in another order of axes, such as a Theano kernel. Small: read as a whole each time. */
record RearrangedWeight(String name, H5Dataset dataset, ArrayRearrangement rearrangement) implements Weight {
    @Override
    public int[] shape() {
        return rearrangement.result(dataset.shape());
    }

    @Override
    public Tensor read() {
        return Tensor.of(rearrangement.apply(dataset.read(), dataset.shape()), shape());
    }

    @Override
    public float[] readRows(long from, long to) {
        int[] shape = shape();
        long row = shape.length == 0 ? 1 : size() / Math.max(1, shape[0]);
        return Arrays.copyOfRange(read().data(), Math.toIntExact(from * row), Math.toIntExact(to * row));
    }
}
