package org.convscope.core.plan;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.problem.Problem;

/** What is computed of a shape whose lengths are all known. */
public final class Shapes {
    private Shapes() {}

    /**
     * @throws org.convscope.problem.ProblemException if that is more than one array holds
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
