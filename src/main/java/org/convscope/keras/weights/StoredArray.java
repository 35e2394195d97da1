package org.convscope.keras.weights;

import java.util.Optional;
import org.convscope.keras.hdf5.H5Dataset;

/**
 * One array that the file has, or promises, for a layer.
 *
 * @param name within the layer: {@code kernel}, {@code query/kernel}, or its number {@code 0} where the file has no names
 * @param dataset the array; empty where the file names it but does not hold it
 */
public record StoredArray(String name, Optional<H5Dataset> dataset) {
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
