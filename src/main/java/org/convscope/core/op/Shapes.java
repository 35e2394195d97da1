package org.convscope.core.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Shapes as operations check them, and as messages say them. */
final class Shapes {
    private Shapes() {}

    static String text(int[] shape) {
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    static ProblemException wrong(String what, Object expected, int[] found) {
        return Problem.of(what).expected(expected).found(text(found)).asException();
    }

    /** The only input's shape. */
    static int[] single(List<int[]> inputs) {
        if (inputs.size() != 1) {
            throw Problem.of("it takes one input")
                    .expected(1)
                    .found(inputs.size())
                    .asException();
        }
        return inputs.get(0);
    }

    static int[] withRank(int[] shape, int rank) {
        if (shape.length != rank) {
            throw wrong("the input has the wrong number of axes", rank + " axes", shape);
        }
        return shape;
    }

    static void requireChannels(int[] shape, int channels) {
        if (shape[shape.length - 1] != channels) {
            throw wrong("the input has the wrong number of channels", channels + " channels", shape);
        }
    }

    static int axis(int axis, int rank) {
        int positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw Problem.of("there is no axis " + axis).found(rank + " axes").asException();
        }
        return positive;
    }

    static int[] with(int[] shape, int axis, int length) {
        int[] changed = shape.clone();
        changed[axis] = length;
        return changed;
    }

    /**
     * @throws ProblemException if that is more than one array holds
     */
    static int product(int[] shape, int from, int to) {
        return NativeArrays.heapLength(Tensor.sizeOf(Arrays.copyOfRange(shape, from, to)));
    }

    /** Row-major strides. */
    static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** (N, L, C) as (N, 1, L, C); images as they are. */
    static int[] asImage(int[] shape) {
        return shape.length == 3 ? new int[] {shape[0], 1, shape[1], shape[2]} : shape;
    }

    /** Numpy's broadcasting of two shapes. */
    static int[] broadcast(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] result = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int x = i <= a.length ? a[a.length - i] : 1;
            int y = i <= b.length ? b[b.length - i] : 1;
            if (x != y && x != 1 && y != 1) {
                throw Problem.of("the inputs' shapes do not fit together")
                        .found(text(a) + " and " + text(b))
                        .asException();
            }
            result[rank - i] = x == 1 ? y : x;
        }
        return result;
    }
}
