package org.convscope.core.host;

import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.host.Matrices.Matrix;

/** What a host operation works with during one step: weights that are prepared once, products of matrices, cancelling. */
public interface HostScope {
    /** Prepared once and kept while there is room; read only. */
    Tensor constant(String name, Supplier<Tensor> values);

    /** The run's seed, as {@link org.convscope.core.GradientRequest} has it; 0 in a run for outputs alone. */
    default long seed() {
        return 0;
    }

    /**
     * @throws org.convscope.task.CancelledException if the work was cancelled
     */
    void checkCancelled();

    /**
     * The product of two matrices, written row-major from the start of an array.
     *
     * @param result a.rows() x b.columns() numbers, all zeros before
     */
    default void multiply(Matrix a, Matrix b, float[] result) {
        Matrices.multiply(a, b, result);
    }
}
