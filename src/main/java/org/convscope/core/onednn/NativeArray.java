package org.convscope.core.onednn;

import org.convscope.array.Tensor;

/**
 * Numbers in a program's memory.
 *
 * @param shape with the batch first and the channels last
 */
record NativeArray(Region region, Layout layout, int[] shape) {
    /** The same memory, known to hold the row-major tensor of another shape of the same size. */
    NativeArray reshaped(int... other) {
        return new NativeArray(region, Layout.rowMajor(other), other);
    }

    /** The same memory described otherwise. */
    NativeArray as(Layout other) {
        return new NativeArray(region, other, shape);
    }

    boolean isRowMajor() {
        return layout.isRowMajor(shape);
    }

    int rank() {
        return shape.length;
    }

    int channels() {
        return shape[shape.length - 1];
    }

    long size() {
        return Tensor.sizeOf(shape);
    }
}
