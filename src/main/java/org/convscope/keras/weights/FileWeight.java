package org.convscope.keras.weights;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.network.Weight;

/** A weight in its file, stored in the order in which Keras's channels-last layers use it. */
record FileWeight(String name, int[] shape, H5Dataset dataset) implements Weight {
    FileWeight {
        shape = shape.clone();
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public Tensor read() {
        return Tensor.of(dataset.read(), shape);
    }

    @Override
    public float[] readRows(long from, long to) {
        return dataset.readRows(from, to);
    }

    @Override
    public void readRows(long from, long to, float[] into) {
        dataset.readRows(from, to, into);
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
