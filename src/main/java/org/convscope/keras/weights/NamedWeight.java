package org.convscope.keras.weights;

import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** A weight under another name. */
record NamedWeight(String name, Weight weight) implements Weight {
    @Override
    public int[] shape() {
        return weight.shape();
    }

    @Override
    public Tensor read() {
        return weight.read();
    }

    @Override
    public float[] readRows(long from, long to) {
        return weight.readRows(from, to);
    }

    @Override
    public void readRows(long from, long to, float[] into) {
        weight.readRows(from, to, into);
    }
}
