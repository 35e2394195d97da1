package org.convscope.keras.weights;

import java.util.Optional;
import org.convscope.keras.hdf5.H5Dataset;
import org.jspecify.annotations.Nullable;

/**
 * One array that the file has, or promises, for a layer. Compared by methods of its own: those that a record has are made when
 * a process first needs them, which opening a file would wait for.
 *
 * @param name within the layer: {@code kernel}, {@code query/kernel}, or its number {@code 0} where the file has no names
 * @param dataset the array; empty where the file names it but does not hold it
 */
public record StoredArray(String name, Optional<H5Dataset> dataset) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredArray array && name.equals(array.name) && dataset.equals(array.dataset);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The part before the last '/', empty if there is none. */
    String folder() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /** The last part of the name. */
    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
