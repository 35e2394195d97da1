package org.convscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Shapes of an operation's inputs as it checks them, and as messages say them: the batch first, -1 where free. */
public final class InputShapes {
    private InputShapes() {}

    /** A shape as users write it: (None, 64, 64, 3). */
    public static String text(int[] shape) {
        return Arrays.stream(shape)
                .mapToObj(length -> length < 0 ? "None" : Integer.toString(length))
                .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
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

    /** The first of one input or more. */
    static int[] first(List<int[]> inputs) {
        if (inputs.isEmpty()) {
            throw Problem.of("takes no input").asException();
        }
        return inputs.get(0);
    }

    public static int[] withRank(int[] shape, int rank) {
        if (shape.length != rank) {
            throw wrong("the input has the wrong number of axes", rank + " axes", shape);
        }
        return shape;
    }

    static int[] atLeast(int rank, int[] shape) {
        if (shape.length < rank) {
            throw wrong("the input has too few axes", "at least " + rank + " axes", shape);
        }
        return shape;
    }

    /** The only input's shape, which has these axes; a negative one counts from the end. */
    static int[] withAxes(List<int[]> inputs, int... axes) {
        int[] shape = single(inputs);
        for (int axis : axes) {
            axis(axis, shape.length);
        }
        return shape;
    }

    /** An axis from 0; a negative one counts from the end. */
    public static int axis(int axis, int rank) {
        int positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw Problem.of("there is no axis " + axis).found(rank + " axes").asException();
        }
        return positive;
    }

    /** An axis of the frames themselves, from 1. */
    static int frameAxis(int axis, int rank) {
        if (axis < 1 || axis >= rank) {
            throw Problem.of("works on an axis that its input does not have")
                    .expected("1 to " + (rank - 1))
                    .found(axis)
                    .asException();
        }
        return axis;
    }

    static void requireChannels(int[] shape, int channels) {
        if (!fit(shape[shape.length - 1], channels)) {
            throw wrong("the input has the wrong number of channels", channels + " channels", shape);
        }
    }

    /** Whether two lengths are equal where both are known. */
    static boolean fit(int a, int b) {
        return a < 0 || b < 0 || a == b;
    }

    /** One axis of another length. */
    public static int[] with(int[] shape, int axis, int length) {
        int[] changed = shape.clone();
        changed[axis] = length;
        return changed;
    }

    static int[] withLast(int[] shape, int length) {
        if (shape.length < 2) {
            throw Problem.of("takes at least one axis besides the batch").asException();
        }
        return with(shape, shape.length - 1, length);
    }

    /** A new axis put in. */
    static int[] inserted(int[] shape, int axis, int length) {
        int at = frameAxis(axis, shape.length + 1);
        int[] result = new int[shape.length + 1];
        System.arraycopy(shape, 0, result, 0, at);
        result[at] = length;
        System.arraycopy(shape, at, result, at + 1, shape.length - at);
        return result;
    }

    /** Some axes of the frames taken out. */
    static int[] without(int[] shape, int... axes) {
        boolean[] gone = new boolean[shape.length];
        for (int axis : axes) {
            gone[frameAxis(axis, shape.length)] = true;
        }
        int[] left = new int[shape.length];
        int count = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (!gone[axis]) {
                left[count++] = shape[axis];
            }
        }
        return Arrays.copyOf(left, count);
    }

    /**
     * A computed length, -1 where it is.
     *
     * @throws ProblemException if that is more than a length can be
     */
    static int length(long length, int[] input) {
        if (length > Integer.MAX_VALUE) {
            throw Problem.of("its output would be too large").found(text(input)).asException();
        }
        return (int) Math.max(-1, length);
    }

    /**
     * All lengths from an axis on multiplied, -1 where one is free.
     *
     * @throws ProblemException if that is more than a length can be
     */
    static int size(int[] shape, int from) {
        long size = 1;
        for (int axis = from; axis < shape.length; axis++) {
            if (shape[axis] < 0) {
                return -1;
            }
            size *= shape[axis];
            if (size > Integer.MAX_VALUE) {
                throw Problem.of("has more numbers than one axis can hold")
                        .found(text(shape))
                        .asException();
            }
        }
        return (int) size;
    }

    /** Inputs set side by side along an axis. */
    static int[] joined(List<int[]> inputs, int axis) {
        int[] shape = first(inputs).clone();
        long total = 0;
        for (int[] input : inputs) {
            if (input.length != shape.length) {
                throw mismatch(shape, input);
            }
            for (int i = 0; i < shape.length; i++) {
                if (i != axis && !fit(shape[i], input[i])) {
                    throw mismatch(shape, input);
                }
                shape[i] = Math.max(shape[i], input[i]);
            }
            total = total < 0 || input[frameAxis(axis, shape.length)] < 0 ? -1 : total + input[axis];
        }
        shape[axis] = length(total, shape);
        return shape;
    }

    private static ProblemException mismatch(int[] a, int[] b) {
        return Problem.of("joins inputs whose shapes do not fit")
                .found(text(a) + " and " + text(b))
                .asException();
    }
}
