package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.List;

/** What a primitive is called with: arrays of the program and weights, by oneDNN's numbers {@code DNNL_ARG_...}. */
final class Arguments {
    private final List<OfArray> arrays = new ArrayList<>();
    private final List<OfWeight> weights = new ArrayList<>();

    /** An array, read or written. */
    record OfArray(int argument, NativeArray array) {}

    /** A weight, read. */
    record OfWeight(int argument, CachedWeight weight) {}

    Arguments with(int argument, NativeArray array) {
        arrays.add(new OfArray(argument, array));
        return this;
    }

    Arguments with(int argument, CachedWeight weight) {
        weights.add(new OfWeight(argument, weight));
        return this;
    }

    List<OfArray> arrays() {
        return arrays;
    }

    List<OfWeight> weights() {
        return weights;
    }
}
