package org.convscope.keras.weights;

import java.util.Arrays;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** The shape of an array as the file has it, which is compared with what a layer expects before anything is read. */
final class StoredShape {
    private StoredShape() {}

    static int[] of(String name, H5Dataset dataset) {
        long[] dims = dataset.dims();
        for (long length : dims) {
            if (length > Integer.MAX_VALUE) {
                throw Problem.of("its " + name + " is declared far too large")
                        .found(Arrays.toString(dims))
                        .asException();
            }
        }
        return dataset.shape();
    }

    /**
     * @param expected -1 where anything will do
     * @throws ProblemException if the array has another shape
     */
    static void check(String name, int[] found, int... expected) {
        if (!fits(found, expected)) {
            throw wrong(name, found, expected);
        }
    }

    static boolean fits(int[] found, int[] expected) {
        if (found.length != expected.length) {
            return false;
        }
        for (int axis = 0; axis < found.length; axis++) {
            if (expected[axis] >= 0 && found[axis] != expected[axis]) {
                return false;
            }
        }
        return true;
    }

    static ProblemException wrong(String name, int[] found, int... expected) {
        return Problem.of("the file's " + name + " " + LayerWeights.OTHER_SHAPE)
                .expected(Arrays.toString(expected).replace("-1", "any"))
                .found(Arrays.toString(found))
                .asException();
    }
}
