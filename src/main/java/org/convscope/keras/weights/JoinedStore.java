package org.convscope.keras.weights;

import java.util.List;

/** Weights that lie in several files: of a layer, those of the first file, then those of the second. */
public record JoinedStore(List<WeightStore> stores) implements WeightStore {
    public JoinedStore {
        stores = List.copyOf(stores);
    }

    @Override
    public List<StoredArray> arrays(List<String> path) {
        return stores.stream().flatMap(store -> store.arrays(path).stream()).toList();
    }
}
