package org.convscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.render.mosaic.KernelTiles;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.workspace.KernelSettings;

/** Kernels as tiles: one input channel, the mean over all, or three as a colour. */
final class KernelTilesOf {
    private KernelTilesOf() {}

    /** What is really shown of a layer: RGB falls back to one channel where there are not three. */
    static KernelSettings.Channel channel(KernelStack stack, KernelSettings.Channel wanted) {
        return wanted == KernelSettings.Channel.RGB && !stack.hasColour() ? KernelSettings.Channel.ONE : wanted;
    }

    /** The input channel that is shown, held within what the layer has. */
    static int inputChannel(KernelStack stack, int wanted) {
        return Math.max(0, Math.min(stack.inputs() - 1, wanted));
    }

    /**
     * The first units of a layer; the numbers are copied, so that the whole layer need not be kept.
     *
     * @param count how many, at most
     */
    static MosaicSource first(KernelStack stack, int count, KernelSettings.Channel wanted, int inputChannel) {
        int units = Math.min(count, stack.units());
        KernelSettings.Channel channel = channel(stack, wanted);
        if (channel == KernelSettings.Channel.RGB) {
            float[] data = new float[stack.height() * stack.width() * 3 * units];
            for (int unit = 0; unit < units; unit++) {
                float[] whole = stack.whole(unit);
                for (int i = 0; i < whole.length; i++) {
                    data[i * units + unit] = whole[i];
                }
            }
            return KernelTiles.ofColour(
                    Tensor.of(data, stack.height(), stack.width(), 3, units), MosaicSource.units(0, units));
        }
        List<float[]> maps = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            maps.add(
                    channel == KernelSettings.Channel.MEAN
                            ? stack.mean(unit)
                            : stack.slice(inputChannel(stack, inputChannel), unit));
        }
        float[] data = new float[stack.height() * stack.width() * units];
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < maps.get(unit).length; i++) {
                data[i * units + unit] = maps.get(unit)[i];
            }
        }
        return MosaicSource.ofMaps(Tensor.of(data, stack.height(), stack.width(), units), MosaicSource.units(0, units));
    }
}
