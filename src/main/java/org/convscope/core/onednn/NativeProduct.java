package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.convscope.core.host.Matrices.Matrix;

/** Products of matrices by oneDNN. */
final class NativeProduct {
    private static final byte AS_IT_IS = 'N';
    private static final byte TRANSPOSED = 'T';

    private NativeProduct() {}

    /**
     * Of matrices on the heap.
     *
     * @param result gets a.rows() x b.columns() numbers from its start on
     */
    static void multiply(Matrix a, Matrix b, float[] result) {
        int size = a.rows() * b.columns();
        try (NativeBuffer first = copied(a);
                NativeBuffer second = copied(b);
                var product = new NativeBuffer(4L * size)) {
            gemm(
                    new Factor(first.floats(), a.transposed() ? a.rows() : a.columns(), a.transposed()),
                    new Factor(second.floats(), b.transposed() ? b.rows() : b.columns(), b.transposed()),
                    a.rows(),
                    a.columns(),
                    b.columns(),
                    new Target(product.floats(), b.columns(), 0));
            product.floats().get(result, 0, size);
        }
    }

    private static NativeBuffer copied(Matrix matrix) {
        int size = matrix.rows() * matrix.columns();
        var buffer = new NativeBuffer(4L * size);
        buffer.floats().put(matrix.data(), matrix.offset(), size);
        return buffer;
    }

    /**
     * A matrix in native memory.
     *
     * @param stride how far its rows lie apart, before it is transposed
     */
    record Factor(FloatPointer numbers, int stride, boolean transposed) {
        private byte form() {
            return transposed ? TRANSPOSED : AS_IT_IS;
        }
    }

    /**
     * Where a product goes.
     *
     * @param keep what the numbers that are there are multiplied by before the product is added
     */
    record Target(FloatPointer numbers, int stride, float keep) {}

    /** The product of a (rows x inner) and a (inner x columns) matrix. */
    static void gemm(Factor a, Factor b, int rows, int inner, int columns, Target target) {
        Status.check(
                dnnl_sgemm(
                        a.form(),
                        b.form(),
                        rows,
                        columns,
                        inner,
                        1,
                        a.numbers(),
                        a.stride(),
                        b.numbers(),
                        b.stride(),
                        target.keep(),
                        target.numbers(),
                        target.stride()),
                "a product of matrices");
    }
}
