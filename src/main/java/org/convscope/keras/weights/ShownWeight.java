package org.convscope.keras.weights;

import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** A weight as it is stored, beside what the layer computes with. */
record ShownWeight(Weight stored, Weight computed) implements Weight {
    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public int[] shape() {
        return stored.shape();
    }

    @Override
    public Tensor read() {
        return stored.read();
    }

    @Override
    public float[] readRows(long from, long to) {
        return stored.readRows(from, to);
    }

    @Override
    public void readRows(long from, long to, float[] into) {
        stored.readRows(from, to, into);
    }
}
