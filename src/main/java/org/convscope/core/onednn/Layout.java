package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_blocked;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_submemory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_permute_axes;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_blocking_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.javacpp.LongPointer;

/**
 * How float32 numbers lie in memory: oneDNN's memory descriptor. oneDNN counts the axes of maps as (N, C, spatial...), whatever
 * the order in memory; shapes here are (N, spatial..., C).
 */
final class Layout {
    /** So many channels are a block of oneDNN's where the processor has AVX-512. */
    static final int BLOCK = 16;

    private final dnnl_memory_desc_t descriptor;

    /**
     * @param descriptor handed over
     */
    private Layout(dnnl_memory_desc_t descriptor) {
        this.descriptor = descriptor;
    }

    /** A copy of one that a primitive has. */
    static Layout copyOf(dnnl_memory_desc_t descriptor) {
        dnnl_memory_desc_t copy = new dnnl_memory_desc_t();
        copy.put(descriptor);
        return new Layout(copy);
    }

    /** Maps as Tensor has them: row-major, channels last. */
    static Layout rowMajor(int... shape) {
        return strided(dims(shape), rowMajorStrides(shape));
    }

    /** Whatever a primitive likes best, for maps of this shape. */
    static Layout any(int... shape) {
        return any(dims(shape));
    }

    static Layout any(long[] dims) {
        dnnl_memory_desc_t made = new dnnl_memory_desc_t();
        Status.check(
                dnnl_memory_desc_init_by_tag(made, dims.length, dims, dnnl_f32, dnnl_format_tag_any),
                "a layout of " + Arrays.toString(dims));
        return new Layout(made);
    }

    /** Row-major in oneDNN's own order of axes. */
    static Layout plain(long... dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strided(dims, strides);
    }

    static Layout strided(long[] dims, long[] strides) {
        dnnl_memory_desc_t made = new dnnl_memory_desc_t();
        Status.check(
                dnnl_memory_desc_init_by_strides(made, dims.length, dims, dnnl_f32, strides),
                "a layout of " + Arrays.toString(dims));
        return new Layout(made);
    }

    /** Maps of this shape as one of oneDNN's format tags says. */
    static Layout byTag(int tag, int... shape) {
        long[] dims = dims(shape);
        dnnl_memory_desc_t made = new dnnl_memory_desc_t();
        Status.check(
                dnnl_memory_desc_init_by_tag(made, dims.length, dims, dnnl_f32, tag),
                "a layout of " + Arrays.toString(dims));
        return new Layout(made);
    }

    /** oneDNN's order of the axes of a shape. */
    static long[] dims(int... shape) {
        return channelsSecond(Arrays.stream(shape).asLongStream().toArray());
    }

    private static long[] channelsSecond(long[] lastToSecond) {
        int rank = lastToSecond.length;
        if (rank < 3) {
            return lastToSecond;
        }
        long[] moved = new long[rank];
        moved[0] = lastToSecond[0];
        moved[1] = lastToSecond[rank - 1];
        System.arraycopy(lastToSecond, 1, moved, 2, rank - 2);
        return moved;
    }

    /** Strides of a row-major shape, in oneDNN's order of axes. */
    static long[] rowMajorStrides(int... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return channelsSecond(strides);
    }

    /** The same memory with axes in another order: axis i becomes axis {@code order[i]}. */
    Layout permuted(int[] order) {
        dnnl_memory_desc_t made = new dnnl_memory_desc_t();
        Status.check(dnnl_memory_desc_permute_axes(made, descriptor, order), "another order of axes");
        return new Layout(made);
    }

    /** A part of it: so much of each axis from a place on. */
    Layout part(long[] lengths, long[] begin) {
        dnnl_memory_desc_t made = new dnnl_memory_desc_t();
        Status.check(dnnl_memory_desc_init_submemory(made, descriptor, lengths, begin), "a part of an array");
        return new Layout(made);
    }

    dnnl_memory_desc_t descriptor() {
        return descriptor;
    }

    long bytes() {
        return dnnl_memory_desc_get_size(descriptor);
    }

    int rank() {
        return descriptor.ndims();
    }

    /** oneDNN's axes. */
    long[] dims() {
        long[] dims = new long[rank()];
        descriptor.dims().get(dims);
        return dims;
    }

    /** The numbers of each axis's block at a time: 16 for channels in blocks of 16; 1 everywhere where nothing is in blocks. */
    private boolean hasBlocks() {
        return descriptor.format_desc_blocking().inner_nblks() > 0;
    }

    /** Whether it is plain memory in strides or blocks, not something of oneDNN's own. */
    boolean isKnown() {
        return descriptor.format_kind() == dnnl_blocked;
    }

    /** Whether the numbers are just those of the row-major tensor of this shape. */
    boolean isRowMajor(int... shape) {
        if (!isKnown() || hasBlocks() || descriptor.offset0() != 0) {
            return false;
        }
        long[] wanted = rowMajorStrides(shape);
        long[] dims = dims();
        dnnl_blocking_desc_t blocking = descriptor.format_desc_blocking();
        LongPointer strides = blocking.strides();
        LongPointer padded = descriptor.padded_dims();
        for (int axis = 0; axis < dims.length; axis++) {
            if (padded.get(axis) != dims[axis] || (dims[axis] > 1 && strides.get(axis) != wanted[axis])) {
                return false;
            }
        }
        return true;
    }

    /** Length of the channels' blocks where that is all that differs from row-major maps; else 0. */
    int channelBlock() {
        if (!isKnown() || descriptor.offset0() != 0) {
            return 0;
        }
        dnnl_blocking_desc_t blocking = descriptor.format_desc_blocking();
        if (blocking.inner_nblks() != 1 || blocking.inner_idxs().get(0) != 1) {
            return 0;
        }
        int block = (int) blocking.inner_blks().get(0);
        long[] dims = dims();
        LongPointer padded = descriptor.padded_dims();
        LongPointer strides = blocking.strides();
        long stride = block;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            if (axis == 1) {
                continue;
            }
            if (axis == 0) {
                if (dims[1] > block && strides.get(1) != stride) {
                    return 0;
                }
                stride *= padded.get(1) / block;
            }
            if (padded.get(axis) != dims[axis] || (dims[axis] > 1 && strides.get(axis) != stride)) {
                return 0;
            }
            stride *= dims[axis];
        }
        return block;
    }

    /** Whether the numbers are those of the row-major tensor of this shape, be it that all channels are called one block. */
    boolean isChannelsLast(int... shape) {
        return isRowMajor(shape) || (shape.length > 2 && channelBlock() == shape[shape.length - 1]);
    }

    /** Whether maps of this shape lie in both alike. */
    boolean isSame(Layout other, int... shape) {
        return equals(other) || (isChannelsLast(shape) && other.isChannelsLast(shape));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layout layout && dnnl_memory_desc_equal(descriptor, layout.descriptor) != 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims());
    }
}
