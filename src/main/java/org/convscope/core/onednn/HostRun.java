package org.convscope.core.onednn;

import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.host.HostScope;
import org.convscope.core.host.Matrices.Matrix;

/**
 * A host operation's place in a run.
 *
 * @param owner whose constants they are
 * @param role before the names of the constants
 */
record HostRun(RunContext context, Object owner, String role) implements HostScope {
    /** With fewer, the copies take longer than the products. */
    private static final double FEWEST_NATIVE_PRODUCTS = 1 << 16;

    @Override
    public Tensor constant(String name, Supplier<Tensor> values) {
        return context.constants().get(owner, role + name, values);
    }

    @Override
    public long seed() {
        return context.seed();
    }

    @Override
    public void checkCancelled() {
        context.monitor().checkCancelled();
    }

    @Override
    public void multiply(Matrix a, Matrix b, float[] result) {
        if ((double) a.rows() * a.columns() * b.columns() < FEWEST_NATIVE_PRODUCTS) {
            HostScope.super.multiply(a, b, result);
        } else {
            NativeProduct.multiply(a, b, result);
        }
    }
}
