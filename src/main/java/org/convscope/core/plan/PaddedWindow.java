package org.convscope.core.plan;

import org.convscope.network.AxisWindow;

/** A window laid on an axis: how many pixels are put before and after it. */
public record PaddedWindow(int kernel, int stride, int dilation, int before, int after) {
    /** A window on an axis of so many pixels. */
    public static PaddedWindow of(AxisWindow window, int length) {
        return new PaddedWindow(
                window.kernel(), window.stride(), window.dilation(), window.before(length), window.after(length));
    }

    public int extent() {
        return (kernel - 1) * dilation + 1;
    }

    public PaddedWindow withoutPadding() {
        return new PaddedWindow(kernel, stride, dilation, 0, 0);
    }

    public PaddedWindow withoutDilation() {
        return new PaddedWindow(kernel, stride, 1, before, after);
    }

    /**
     * Whether this is what libnd4j makes of TensorFlow's SAME: where windows smaller than the stride end before the axis
     * does, its padding would be negative.
     */
    public boolean isSame(int length) {
        int output = (length + stride - 1) / stride;
        int total = (output - 1) * stride + extent() - length;
        return total >= 0 && before == total / 2 && after == total - total / 2;
    }
}
