package org.convscope.core.onednn;

import org.convscope.core.plan.Shapes;

/** Row-major arrays seen as matrices. */
final class RowMatrices {
    private RowMatrices() {}

    /** (rows, last axis). */
    static NativeArray of(NativeArray array) {
        int[] shape = array.shape();
        return array.reshaped(Shapes.product(shape, 0, shape.length - 1), shape[shape.length - 1]);
    }

    /** Those of one frame of a batch. */
    static NativeArray ofFrame(NativeArray array, int frame) {
        NativeArray rows = of(array);
        int channels = rows.channels();
        int count = rows.shape()[0] / array.shape()[0];
        return rows.part(4L * frame * count * channels, Layout.rowMajor(count, channels), count, channels);
    }
}
