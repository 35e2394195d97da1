package org.convscope.keras.weights;

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
}
