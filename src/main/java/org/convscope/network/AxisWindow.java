package org.convscope.network;

import org.convscope.problem.Problem;

/** How a window moves along one axis, as TensorFlow pads it. Lengths are in positions of the input, -1 where free. */
public record AxisWindow(int kernel, int stride, int dilation, Padding padding) {
    private static final int LONGEST_BEYOND = 4096;

    /**
     * @throws org.convscope.problem.ProblemException if it has no size, does not move, or is longer than an axis can be
     */
    public AxisWindow {
        if (kernel < 1 || stride < 1 || dilation < 1) {
            throw Problem.of("kernel, stride and dilation must be positive")
                    .found("kernel " + kernel + ", stride " + stride + ", dilation " + dilation)
                    .asException();
        }
        if ((kernel - 1L) * dilation >= Integer.MAX_VALUE) {
            throw Problem.of("its window is longer than an axis can be")
                    .found("kernel " + kernel + ", dilation " + dilation)
                    .asException();
        }
    }

    /** The number of pixels from the first to the last under the kernel. */
    public int extent() {
        return (kernel - 1) * dilation + 1;
    }

    /** How many places it takes, 0 where it is longer than the axis and nothing is padded. */
    public int outputLength(int length) {
        if (length < 0) {
            return -1;
        }
        return padding == Padding.VALID
                ? (int) Math.max(0, ((long) length - extent() + stride) / stride)
                : (int) (((long) length + stride - 1) / stride);
    }

    /**
     * For windows without weights, whose length is nothing but a number in the file.
     *
     * @throws org.convscope.problem.ProblemException if the window is so long that moving it along does not end
     */
    void requireReach(int length) {
        if (length >= 0 && extent() > LONGEST_BEYOND && extent() > 2L * length + stride) {
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

    /** How many pixels are put before the first; where the length is free, as if the stride divided it. */
    public int before(int length) {
        return switch (padding) {
            case VALID -> 0;
            case SAME -> total(length) / 2;
            case CAUSAL -> extent() - 1;
        };
    }

    /** How many pixels are put after the last; where the length is free, as if the stride divided it. */
    public int after(int length) {
        return padding == Padding.SAME ? total(length) - total(length) / 2 : 0;
    }

    private int total(int length) {
        int last = length < 0 || length % stride == 0 ? stride : length % stride;
        return Math.max(0, extent() - last);
    }

    /** What a place of the window sees of an axis of so many pixels. */
    public LocalField localField(int length) {
        return new LocalField(extent(), stride, 1, -before(length));
    }

    /**
     * How long the axis is that this window takes {@code length} places on, by Keras's {@code deconv_output_length}.
     *
     * @param outputPadding pixels added at the end, -1 where Keras derives them
     * @throws org.convscope.problem.ProblemException if the output padding does not fit the stride
     */
    int transposedLength(int length, int outputPadding) {
        if (length < 0) {
            return -1;
        }
        boolean same = padding == Padding.SAME;
        long result = outputPadding < 0
                ? (long) length * stride + (same ? 0 : Math.max(extent() - stride, 0))
                : (length - 1L) * stride + extent() - (same ? 2 * (extent() / 2) : 0) + outputPadding;
        if (result > Integer.MAX_VALUE) {
            throw Problem.of("its output would be too large, or empty").asException();
        }
        if (result < 1 || outputLength((int) result) != length) {
            throw Problem.of("its output padding does not fit its stride")
                    .expected("less than " + stride)
                    .found(outputPadding)
                    .asException();
        }
        return (int) result;
    }

    /** What a position sees where this window is put down at every position of an axis: those whose window covers it. */
    LocalField transposedField() {
        int cut = padding == Padding.SAME ? Math.max(extent() - stride, 0) / 2 : 0;
        return new LocalField(
                Math.ceil(extent() / (double) stride), 1, stride, Math.ceil((cut - extent() + 1) / (double) stride));
    }
}
