package org.convscope.ui.kernels;

import org.convscope.array.Range;
import org.convscope.render.Numbers;
import org.convscope.ui.mosaic.TileSet;
import org.convscope.workspace.KernelSettings;

/**
 * Some kernels of a layer, ready to be shown.
 *
 * @param layer id of the layer
 * @param shape in words, (height, width, inputs, units)
 * @param inputs how many input channels a kernel has
 * @param units how many kernels there are
 * @param range of all kernels of the layer, all input channels
 * @param percentiles of the same, 1st to 99th
 * @param channel what is really shown of each
 * @param inputChannel which one, where one is shown
 * @param tiles of those that are shown
 */
record LayerKernels(
        String layer,
        String shape,
        int inputs,
        int units,
        Range range,
        Range percentiles,
        KernelSettings.Channel channel,
        int inputChannel,
        TileSet tiles) {
    /** {@code input channel 0 of 64}, {@code mean over 64 input channels}, {@code RGB}. */
    String channelText() {
        return switch (channel) {
            case ONE -> "input channel " + inputChannel + " of " + inputs;
            case MEAN -> "mean over " + inputs + (inputs == 1 ? " input channel" : " input channels");
            case RGB -> "RGB";
        };
    }

    String rangeText() {
        return range.isEmpty()
                ? "no finite weight"
                : Numbers.text(range.min(), 3) + " … " + Numbers.text(range.max(), 3);
    }
}
