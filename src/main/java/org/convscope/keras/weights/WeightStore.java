package org.convscope.keras.weights;

import java.util.List;

/** Finds the arrays of a layer in a file. */
public interface WeightStore {
    /** No weights at all: an architecture alone. */
    WeightStore NONE = path -> List.of();

    /**
     * What the file holds for a layer, in the file's order; empty for a layer without weights.
     *
     * @param path names of the models around it and its own, outermost first
     */
    List<StoredArray> arrays(List<String> path);
}
