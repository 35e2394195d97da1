package org.convscope.core.plan;

import org.convscope.network.Padding;
import org.convscope.problem.Problem;

/** How a window moves along one axis, as TensorFlow pads it. */
public record AxisWindow(int kernel, int stride, int dilation, Padding padding) {
    private static final int LONGEST_BEYOND = 4096;

    public AxisWindow {
        if (kernel < 1 || stride < 1 || dilation < 1) {
            throw Problem.of("kernel, stride and dilation must be positive")
                    .found("kernel " + kernel + ", stride " + stride + ", dilation " + dilation)
                    .asException();
        }
    }

    public static AxisWindow of(int axis, int[] kernel, int[] strides, int[] dilation, Padding padding) {
        return new AxisWindow(kernel[axis], strides[axis], dilation[axis], padding);
    }

    /** Down images; a sequence is an image of one row. */
    public static AxisWindow height(int[] kernel, int[] strides, int[] dilation, Padding padding) {
        return kernel.length == 1 ? new AxisWindow(1, 1, 1, Padding.VALID) : of(0, kernel, strides, dilation, padding);
    }

    /** Along the rows of images, or along sequences. */
    public static AxisWindow width(int[] kernel, int[] strides, int[] dilation, Padding padding) {
        return of(kernel.length - 1, kernel, strides, dilation, padding);
    }

    /** From the first to the last pixel under the kernel. */
    public int extent() {
        return Math.addExact(Math.multiplyExact(kernel - 1, dilation), 1);
    }

    public int outputLength(int length) {
        if (padding == Padding.VALID) {
            if (length < extent()) {
                throw Problem.of("the input is smaller than the kernel")
                        .expected("at least " + extent() + " pixels")
                        .found(length)
                        .nextStep("Use a larger frame")
                        .asException();
            }
            return (length - extent()) / stride + 1;
        }
        return (length + stride - 1) / stride;
    }

    /**
     * For windows without weights, whose length is nothing but a number in the file.
     *
     * @throws org.convscope.problem.ProblemException if the window is so long that moving it along does not end
     */
    public void requireReach(int length) {
        if (extent() > LONGEST_BEYOND && extent() > 2L * length + stride) {
            throw Problem.of("its window is far longer than what it moves along")
                    .expected("at most " + (2L * length + stride) + " pixels")
                    .found(extent())
                    .asException();
        }
    }

    /** How many of an axis's pixels are left without those after the last window. */
    public int reached(int length) {
        return Math.min(length, (outputLength(length) - 1) * stride + extent());
    }

    public int before(int length) {
        return switch (padding) {
            case VALID -> 0;
            case SAME -> total(length) / 2;
            case CAUSAL -> extent() - 1;
        };
    }

    public int after(int length) {
        return padding == Padding.SAME ? total(length) - total(length) / 2 : 0;
    }

    private int total(int length) {
        return Math.max(0, (outputLength(length) - 1) * stride + extent() - length);
    }

    /** This window laid on an axis of so many pixels. */
    public PaddedWindow on(int length) {
        return new PaddedWindow(kernel, stride, dilation, before(length), after(length));
    }
}
