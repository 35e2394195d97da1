package org.convscope.array;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers in row-major order with their shape, such as (N, H, W, C) for a batch of feature maps.
 *
 * <p>The array is not copied: whoever makes a tensor hands its array over and must not write to it any more.
 */
public final class Tensor {
    private final float[] data;
    private final int[] shape;

    private Tensor(float[] data, int[] shape) {
        this.data = data;
        this.shape = shape;
    }

    /**
     * @param data the numbers, handed over
     * @param shape the lengths of the axes, slowest first
     * @throws IllegalArgumentException if the shape does not hold exactly these numbers
     */
    public static Tensor of(float[] data, int... shape) {
        if (sizeOf(shape) != data.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + data.length + " numbers");
        }
        return new Tensor(data, shape.clone());
    }

    /** Several of one shape, one after the other along a new first axis: of (H, W) they are (N, H, W). */
    public static Tensor stacked(List<Tensor> tensors) {
        int[] one = tensors.get(0).shape;
        int[] shape = new int[one.length + 1];
        shape[0] = tensors.size();
        System.arraycopy(one, 0, shape, 1, one.length);
        float[] all = new float[Math.toIntExact(sizeOf(shape))];
        int at = 0;
        for (Tensor tensor : tensors) {
            System.arraycopy(tensor.data, 0, all, at, tensor.data.length);
            at += tensor.data.length;
        }
        return new Tensor(all, shape);
    }

    /** A tensor of zeros. */
    public static Tensor zeros(int... shape) {
        return new Tensor(new float[Math.toIntExact(sizeOf(shape))], shape.clone());
    }

    /** How many numbers a shape holds; 1 for the empty shape. */
    public static long sizeOf(int... shape) {
        long size = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("negative length in shape " + Arrays.toString(shape));
            }
            size = Math.multiplyExact(size, (long) length);
        }
        return size;
    }

    /** The numbers themselves, not a copy: read only. */
    public float[] data() {
        return data;
    }

    /**
     * The products, number by number.
     *
     * @param other of the same shape
     */
    public Tensor times(Tensor other) {
        float[] product = new float[data.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = data[i] * other.data[i];
        }
        return new Tensor(product, shape);
    }

    public int[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    /** The length of one axis; a negative axis counts from the end. */
    public int length(int axis) {
        return shape[axis < 0 ? axis + shape.length : axis];
    }

    public int size() {
        return data.length;
    }

    /** Smallest and largest finite number. */
    public Range range() {
        return Range.of(data);
    }

    /** The number at an index, one coordinate an axis. */
    public float get(int... index) {
        if (index.length != shape.length) {
            throw new IllegalArgumentException("rank " + shape.length + ", index " + Arrays.toString(index));
        }
        int offset = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            offset = offset * shape[axis] + Math.floorMod(index[axis], shape[axis]);
        }
        return data[offset];
    }

    /** The same numbers under another shape of the same size. */
    public Tensor reshaped(int... newShape) {
        return of(data, newShape);
    }

    /** Entry {@code index} of the first axis, copied: (N, H, W, C) gives (H, W, C). */
    public Tensor slice(int index) {
        int[] rest = Arrays.copyOfRange(shape, 1, shape.length);
        int size = Math.toIntExact(sizeOf(rest));
        return new Tensor(Arrays.copyOfRange(data, index * size, (index + 1) * size), rest);
    }

    /** Entries {@code [from, to)} of the first axis, copied: of (N, H, W, C) they are (to - from, H, W, C). */
    public Tensor entries(int from, int to) {
        int[] some = shape.clone();
        int size = Math.toIntExact(sizeOf(Arrays.copyOfRange(shape, 1, shape.length)));
        some[0] = to - from;
        return new Tensor(Arrays.copyOfRange(data, from * size, to * size), some);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
