package org.convscope.keras.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.network.Weight;

/** What a file holds for a layer, under the file's own names. */
final class OwnWeights {
    private OwnWeights() {}

    static List<Weight> of(List<StoredArray> arrays) {
        List<Weight> all = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (StoredArray array : arrays) {
            if (array.dataset().isEmpty()
                    || Arrays.stream(array.dataset().get().dims()).anyMatch(d -> d > Integer.MAX_VALUE)) {
                continue;
            }
            H5Dataset dataset = array.dataset().get();
            String name = array.name().matches("\\d+") ? guess(dataset, names) : array.name();
            if (names.add(name)) {
                all.add(new FileWeight(name, dataset.shape(), dataset));
            }
        }
        return all;
    }

    /** A number says nothing; the first array of four axes is most likely a kernel, one of one axis a bias. */
    private static String guess(H5Dataset dataset, Set<String> names) {
        int rank = dataset.dims().length;
        if (rank > 1 && !names.contains("kernel")) {
            return "kernel";
        }
        if (rank == 1 && !names.contains("bias")) {
            return "bias";
        }
        return "weight_" + names.size();
    }
}
