package org.convscope.network;

import java.util.Arrays;
import java.util.List;
import org.convscope.problem.Problem;

/**
 * A window that slides over the spatial axes: one entry an axis (1 for sequences, 2 for images, 3 for volumes).
 *
 * @param kernel how many positions it takes
 * @param strides how far it moves
 * @param dilation how far its positions lie apart
 */
public record SlidingWindow(int[] kernel, int[] strides, int[] dilation, Padding padding) {
    /** One whose positions are neighbours. */
    static SlidingWindow undilated(int[] kernel, int[] strides, Padding padding) {
        int[] ones = new int[kernel.length];
        Arrays.fill(ones, 1);
        return new SlidingWindow(kernel, strides, ones, padding);
    }

    /** How many spatial axes. */
    public int axes() {
        return kernel.length;
    }

    /**
     * @param axis spatial axis, from 0
     * @throws org.convscope.problem.ProblemException if it has no size, or does not move
     */
    public AxisWindow axis(int axis) {
        return new AxisWindow(kernel[axis], strides[axis], dilation[axis], padding);
    }

    /** Down images; a sequence is an image of one row. */
    public AxisWindow height() {
        return kernel.length == 1 ? new AxisWindow(1, 1, 1, Padding.VALID) : axis(0);
    }

    /** Along the rows of images, or along sequences. */
    public AxisWindow width() {
        return axis(kernel.length - 1);
    }

    /** The only input: the batch, the spatial axes, the channels. */
    int[] input(List<int[]> inputs) {
        return InputShapes.withRank(InputShapes.single(inputs), axes() + 2);
    }

    /**
     * @param units how many channels the output has
     * @throws org.convscope.problem.ProblemException if it does not fit on the input
     */
    int[] outputShape(List<int[]> inputs, int units) {
        int[] input = input(inputs);
        int[] output = input.clone();
        for (int i = 0; i < axes(); i++) {
            AxisWindow axis = axis(i);
            output[i + 1] = axis.outputLength(input[i + 1]);
            if (output[i + 1] == 0) {
                Problem problem = Problem.of("the input is smaller than the kernel, the output would be empty")
                        .expected("at least " + axis.extent() + " along axis " + (i + 1))
                        .found(InputShapes.text(input));
                // a model whose file fixes the length takes no other frames
                throw (input[0] < 0 ? problem : problem.nextStep("Use a larger frame")).asException();
            }
        }
        output[axes() + 1] = units;
        return output;
    }
}
