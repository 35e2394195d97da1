package org.convscope.core.host;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.BroadcastShapes;
import org.convscope.network.InputShapes;

/**
 * A walk through an array: a shape, and how far apart neighbours on each axis lie in it (0 repeats, negative goes back).
 *
 * @param offset where it starts
 */
record Strided(int[] shape, int[] strides, int offset) {
    /** Through all of an array in its own order. */
    static Strided whole(int[] shape) {
        return new Strided(shape, Shapes.strides(shape), 0);
    }

    /** Through an array as if it were broadcast to a larger shape, as numpy does. */
    static Strided broadcast(int[] from, int[] to) {
        int[] own = Shapes.strides(from);
        int[] strides = new int[to.length];
        int shift = to.length - from.length;
        for (int axis = shift; axis < to.length; axis++) {
            strides[axis] = from[axis - shift] == 1 ? 0 : own[axis - shift];
        }
        return new Strided(to, strides, 0);
    }

    /**
     * Numbers for every place of a larger shape.
     *
     * @param name as messages call them
     * @throws org.convscope.problem.ProblemException if they are not broadcast to it
     */
    static float[] spread(String name, Tensor numbers, int[] shape) {
        if (!BroadcastShapes.isInto(numbers.shape(), shape)) {
            throw InputShapes.wrong(
                    "its " + name + " does not fit the input",
                    "what is broadcast to " + InputShapes.text(shape),
                    numbers.shape());
        }
        float[] wide = new float[Shapes.product(shape, 0, shape.length)];
        broadcast(numbers.shape(), shape).copy(numbers.data(), wide);
        return wide;
    }

    /** {@code axes[i]} becomes axis i. */
    Strided permuted(int... axes) {
        int[] newShape = new int[axes.length];
        int[] newStrides = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            newShape[i] = shape[axes[i]];
            newStrides[i] = strides[axes[i]];
        }
        return new Strided(newShape, newStrides, offset);
    }

    /** Only every {@code step}-th of an axis from {@code first} on. */
    Strided sliced(int axis, int first, int count, int step) {
        int[] newStrides = strides.clone();
        newStrides[axis] *= step;
        return new Strided(InputShapes.with(shape, axis, count), newStrides, offset + first * strides[axis]);
    }

    int size() {
        return Shapes.product(shape, 0, shape.length);
    }

    /** Gathered into a dense array. */
    void copy(float[] from, float[] to) {
        int[] starts = rowStarts();
        int length = rowLength();
        int step = rowStep();
        for (int row = 0; row < starts.length; row++) {
            int source = starts[row];
            int target = row * length;
            if (step == 1) {
                System.arraycopy(from, source, to, target, length);
            } else {
                for (int i = 0; i < length; i++) {
                    to[target + i] = from[source + i * step];
                }
            }
        }
    }

    /** The transpose of {@link #copy}: dense numbers added to where they came from. */
    void addTo(float[] dense, float[] target) {
        int[] starts = rowStarts();
        int length = rowLength();
        int step = rowStep();
        for (int row = 0; row < starts.length; row++) {
            for (int i = 0; i < length; i++) {
                target[starts[row] + i * step] += dense[row * length + i];
            }
        }
    }

    /** Dense numbers written to where the walk goes. */
    void put(float[] dense, float[] target) {
        int[] starts = rowStarts();
        int length = rowLength();
        int step = rowStep();
        for (int row = 0; row < starts.length; row++) {
            for (int i = 0; i < length; i++) {
                target[starts[row] + i * step] = dense[row * length + i];
            }
        }
    }

    int rowLength() {
        return shape.length == 0 ? 1 : shape[shape.length - 1];
    }

    int rowStep() {
        return shape.length == 0 ? 1 : strides[shape.length - 1];
    }

    /** Where each row of the last axis starts, in order. */
    int[] rowStarts() {
        int axes = Math.max(0, shape.length - 1);
        int[] starts = new int[Shapes.product(shape, 0, axes)];
        int[] at = new int[axes];
        int position = offset;
        for (int row = 0; row < starts.length; row++) {
            starts[row] = position;
            for (int axis = axes - 1; axis >= 0; axis--) {
                position += strides[axis];
                if (++at[axis] < shape[axis]) {
                    break;
                }
                position -= strides[axis] * shape[axis];
                at[axis] = 0;
            }
        }
        return starts;
    }

    @Override
    public String toString() {
        return Arrays.toString(shape) + " by " + Arrays.toString(strides) + " from " + offset;
    }
}
