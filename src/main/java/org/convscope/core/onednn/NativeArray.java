package org.convscope.core.onednn;

import org.convscope.array.Tensor;

/**
 * Numbers in a program's memory.
 *
 * @param offset where it begins in the region, in bytes
 * @param shape with the batch first and the channels last
 */
record NativeArray(Region region, long offset, Layout layout, int[] shape) {
    /** From the beginning of a region on. */
    NativeArray(Region region, Layout layout, int[] shape) {
        this(region, 0, layout, shape);
    }

    /** A part that begins so many bytes further on. */
    NativeArray part(long bytes, Layout other, int... otherShape) {
        return new NativeArray(region, offset + bytes, other, otherShape);
    }

    /** The same memory, known to hold the row-major tensor of another shape of the same size. */
    NativeArray reshaped(int... other) {
        return new NativeArray(region, offset, Layout.rowMajor(other), other);
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
