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

    /** Whether this is what TensorFlow's SAME gives. */
    boolean isSame(int length) {
        int output = (length + stride - 1) / stride;
        int total = Math.max(0, (output - 1) * stride + extent() - length);
        return before == total / 2 && after == total - total / 2;
    }
}
