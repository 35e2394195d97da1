package org.convscope.core.op;

/** A window laid on an axis: how many pixels are put before and after it. */
record Span(int kernel, int stride, int dilation, int before, int after) {
    int extent() {
        return (kernel - 1) * dilation + 1;
    }

    int outputLength(int length) {
        return (length + before + after - extent()) / stride + 1;
    }

    Span withoutPadding() {
        return new Span(kernel, stride, dilation, 0, 0);
    }

    Span withoutDilation() {
        return new Span(kernel, stride, 1, before, after);
    }

    /**
     * Whether this is what libnd4j makes of TensorFlow's SAME: where windows smaller than the stride end before the axis
     * does, its padding would be negative.
     */
    boolean isSame(int length) {
        int output = (length + stride - 1) / stride;
        int total = (output - 1) * stride + extent() - length;
        return total >= 0 && before == total / 2 && after == total - total / 2;
    }
}
