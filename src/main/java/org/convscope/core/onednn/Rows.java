package org.convscope.core.onednn;

import org.convscope.core.plan.Shapes;

/** Row-major arrays seen as matrices. */
final class Rows {
    private Rows() {}

    /** (rows, last axis). */
    static NativeArray of(NativeArray array) {
        int[] shape = array.shape();
        return array.reshaped(Shapes.product(shape, 0, shape.length - 1), shape[shape.length - 1]);
    }
}
