/** Bounded reading of HDF5 files with jhdf: whatever a file claims, only a {@code ProblemException} comes out. */
@NullMarked
package org.convscope.keras.hdf5;

import org.jspecify.annotations.NullMarked;
