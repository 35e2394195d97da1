package org.convscope.keras.weights;

import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;
import org.convscope.network.WeightInitializer;

/** A weight and what it was before training. */
public record InitializedWeight(Weight weight, WeightInitializer before) implements Weight {
    @Override
    public String name() {
        return weight.name();
    }

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

    @Override
    public Weight computed() {
        Weight computed = weight.computed();
        return computed == weight ? this : computed;
    }

    @Override
    public Optional<WeightInitializer> initializer() {
        return Optional.of(before);
    }
}
