package org.convscope.inspect.pixel;

import java.util.ArrayList;
import java.util.List;
import org.convscope.network.AxisWindow;

/**
 * The positions of an axis of the input that one position of the output is made of, in the input's order.
 *
 * @param positions of the input, -1 for padding
 * @param kernel which number of the kernel each is multiplied by
 */
record WindowTaps(int[] positions, int[] kernel) {
    /** Of a window that slides over the input. */
    static WindowTaps sliding(AxisWindow window, int length, int at) {
        int[] positions = new int[window.kernel()];
        int[] kernel = new int[window.kernel()];
        int begin = at * window.stride() - window.before(length);
        for (int k = 0; k < positions.length; k++) {
            int position = begin + k * window.dilation();
            positions[k] = position >= 0 && position < length ? position : -1;
            kernel[k] = k;
        }
        return new WindowTaps(positions, kernel);
    }

    /**
     * Of a window that is put down on the output at every position of the input: those whose window covers the output's.
     *
     * @param length of the input
     * @param outputLength that the window slides over
     */
    static WindowTaps transposed(AxisWindow window, int length, int outputLength, int at) {
        List<int[]> taps = new ArrayList<>();
        int reached = at + window.before(outputLength);
        for (int k = window.kernel() - 1; k >= 0; k--) {
            int left = reached - k * window.dilation();
            if (left >= 0 && left % window.stride() == 0 && left / window.stride() < length) {
                taps.add(new int[] {left / window.stride(), k});
            }
        }
        return new WindowTaps(
                taps.stream().mapToInt(tap -> tap[0]).toArray(),
                taps.stream().mapToInt(tap -> tap[1]).toArray());
    }

    int count() {
        return positions.length;
    }
}
