package org.convscope.core.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Shapes as operations check them, and as messages say them. */
public final class Shapes {
    private Shapes() {}

    public static String text(int[] shape) {
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    public static ProblemException wrong(String what, Object expected, int[] found) {
        return Problem.of(what).expected(expected).found(text(found)).asException();
    }

    /** The only input's shape. */
    public static int[] single(List<int[]> inputs) {
        if (inputs.size() != 1) {
            throw Problem.of("it takes one input")
                    .expected(1)
                    .found(inputs.size())
                    .asException();
        }
        return inputs.get(0);
    }

    public static int[] withRank(int[] shape, int rank) {
        if (shape.length != rank) {
            throw wrong("the input has the wrong number of axes", rank + " axes", shape);
        }
        return shape;
    }

    public static void requireChannels(int[] shape, int channels) {
        if (shape[shape.length - 1] != channels) {
            throw wrong("the input has the wrong number of channels", channels + " channels", shape);
        }
    }

    public static int axis(int axis, int rank) {
        int positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw Problem.of("there is no axis " + axis).found(rank + " axes").asException();
        }
        return positive;
    }

    public static int[] with(int[] shape, int axis, int length) {
        int[] changed = shape.clone();
        changed[axis] = length;
        return changed;
    }

    /**
     * @throws ProblemException if that is more than one array holds
     */
    public static int product(int[] shape, int from, int to) {
        return heapLength(Tensor.sizeOf(Arrays.copyOfRange(shape, from, to)));
    }

    /** Row-major strides. */
    public static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** (N, L, C) as (N, 1, L, C); images as they are. */
    public static int[] asImage(int[] shape) {
        return shape.length == 3 ? new int[] {shape[0], 1, shape[1], shape[2]} : shape;
    }

    /** Numpy's broadcasting of two shapes. */
    public static int[] broadcast(int[] a, int[] b) {
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

    /**
     * So many numbers as the length of a Java array.
     *
     * @throws org.convscope.problem.ProblemException if one does not hold them
     */
    public static int heapLength(long numbers) {
        if (numbers > Integer.MAX_VALUE - 8) {
            throw Problem.of("an output has more numbers than one array holds")
                    .expected("at most 2^31")
                    .found(numbers)
                    .nextStep("Use a smaller frame")
                    .asException();
        }
        return (int) numbers;
    }
}
