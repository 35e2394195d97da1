package org.convscope.ui.kernels;

import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.render.mosaic.KernelTiles;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.workspace.KernelSettings;

/** What a tile shows of a kernel: one input channel, the mean over all, or three as a colour. */
final class ShownKernels {
    private ShownKernels() {}

    /**
     * What is really shown of a layer: RGB falls back to one channel where there are not three.
     *
     * @param colour whether its channels are those of a colour input
     */
    static KernelSettings.Channel channel(KernelStack stack, KernelSettings.Channel wanted, boolean colour) {
        return switch (wanted) {
            case AUTOMATIC -> colour && stack.hasColour() ? KernelSettings.Channel.RGB : KernelSettings.Channel.ONE;
            case RGB -> stack.hasColour() ? KernelSettings.Channel.RGB : KernelSettings.Channel.ONE;
            case ONE, MEAN -> wanted;
        };
    }

    /** The input channel that is shown, held within what the layer has. */
    static int inputChannel(KernelStack stack, int wanted) {
        return Math.max(0, Math.min(stack.inputs() - 1, wanted));
    }

    /**
     * The first units of a layer; the numbers are copied, so that the whole layer need not be kept.
     *
     * @param count how many, at most
     * @param channel what of each, as {@link #channel} has it
     */
    static MosaicSource first(KernelStack stack, int count, KernelSettings.Channel channel, int inputChannel) {
        int units = Math.min(count, stack.units());
        int planes = channel == KernelSettings.Channel.RGB ? 3 : 1;
        float[] data = new float[stack.height() * stack.width() * planes * units];
        for (int unit = 0; unit < units; unit++) {
            float[] shown =
                    switch (channel) {
                        case ONE, AUTOMATIC -> stack.slice(inputChannel(stack, inputChannel), unit);
                        case MEAN -> stack.mean(unit);
                        case RGB -> stack.whole(unit);
                    };
            for (int i = 0; i < shown.length; i++) {
                data[i * units + unit] = shown[i];
            }
        }
        Tensor weights = Tensor.of(data, stack.height(), stack.width(), planes, units);
        int[] tiles = MosaicSource.units(0, units);
        return planes == 3 ? KernelTiles.ofColour(weights, tiles) : KernelTiles.ofChannel(weights, 0, tiles);
    }
}
