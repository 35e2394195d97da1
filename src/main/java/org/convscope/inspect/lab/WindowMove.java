package org.convscope.inspect.lab;

import org.convscope.choice.WindowPadding;
import org.convscope.network.AxisWindow;
import org.convscope.network.Padding;

/**
 * How a window moves, along both axes alike.
 *
 * @param stride pixels from one place to the next
 * @param dilation pixels from one number of the window to the next
 */
public record WindowMove(int stride, int dilation, WindowPadding padding) {
    AxisWindow along(int window) {
        return new AxisWindow(window, stride, dilation, padding == WindowPadding.SAME ? Padding.SAME : Padding.VALID);
    }
}
