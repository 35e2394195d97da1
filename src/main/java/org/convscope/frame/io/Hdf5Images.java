package org.convscope.frame.io;

import java.util.List;
import java.util.stream.Stream;
import org.convscope.problem.Problem;

/**
 * Where the images of an HDF5 file are.
 *
 * @param datasets that hold them, in order
 * @param missing what belongs to them and cannot be read: data files that are not there, datasets of 0 images
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

    /** Where some of several datasets hold 0 images, as of a run that was aborted, those are missing. */
    Hdf5Images withoutEmpty() {
        List<Hdf5Node> full =
                datasets.stream().filter(node -> !Hdf5Image.isEmpty(node)).toList();
        if (full.isEmpty() || full.size() == datasets.size()) {
            return this;
        }
        Stream<Problem> empty =
                datasets.stream().filter(node -> !full.contains(node)).map(Hdf5Image::noImage);
        return new Hdf5Images(full, Stream.concat(missing.stream(), empty).toList());
    }

    boolean isEmpty() {
        return datasets.isEmpty();
    }
}
