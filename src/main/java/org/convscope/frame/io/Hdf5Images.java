package org.convscope.frame.io;

import java.util.List;
import org.convscope.problem.Problem;

/**
 * Where the images of an HDF5 file are.
 *
 * @param datasets that hold them, in order
 * @param missing what belongs to them and cannot be read: data files that are not there
 */
record Hdf5Images(List<Hdf5Node> datasets, List<Problem> missing) {
    static final Hdf5Images NONE = new Hdf5Images(List.of(), List.of());

    Hdf5Images {
        datasets = List.copyOf(datasets);
        missing = List.copyOf(missing);
    }

    static Hdf5Images of(List<Hdf5Node> datasets) {
        return new Hdf5Images(datasets, List.of());
    }

    boolean isEmpty() {
        return datasets.isEmpty();
    }
}
