package org.convscope.keras.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.keras.weights.ArrayRearrangement;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.LayerCall.Layout;

/** The kernels of convolutions, in the order of axes and the turn that each of Keras's versions and backends stores. */
final class ConvolutionKernels {
    private ConvolutionKernels() {}

    /** Takes the kernel, as stored or as Keras 1 and Theano store it. */
    static void take(TranslationContext context, int[] kernel, int in, int out) {
        LayerWeights weights = context.weights();
        int[] expected = ConvolutionLayers.shape(kernel, in, out);
        boolean first = context.dataFormat() == Layout.CHANNELS_FIRST;
        int[] stored = weights.storedShape("kernel").orElse(expected);
        boolean old = context.version().major() == 1;
        boolean turned = context.version().turnedKernels(first);
        int axes = kernel.length;
        ArrayRearrangement order;
        if (old && axes == 1 && stored.length == 4) {
            boolean newer = stored[1] == 1 && stored[0] == kernel[0] && stored[3] == out;
            order = (newer ? ArrayRearrangement.moved(0, 1, 2, 3) : ArrayRearrangement.moved(2, 3, 1, 0))
                    .shaped(kernel[0], stored[newer ? 2 : 1], out);
            weights.take("kernel", turned ? order.reversing(0) : order, expected);
            return;
        }
        if (old && first && axes > 1) {
            int[] moved = IntStream.range(0, axes + 2)
                    .map(i -> i < axes ? i + 2 : axes + 1 - i)
                    .toArray();
            order = ArrayRearrangement.moved(moved);
        } else if (turned) {
            order = ArrayRearrangement.moved(range(axes + 2));
        } else {
            weights.take("kernel", expected);
            ConvolutionLayers.adapted(context);
            return;
        }
        weights.take("kernel", turned ? order.reversing(range(axes)) : order, expected);
    }

    /** The same of a transposed convolution. */
    static void takeTransposed(TranslationContext context, int[] kernel, int filters, int in) {
        int[] expected = ConvolutionLayers.shape(kernel, filters, in);
        boolean first = context.dataFormat() == Layout.CHANNELS_FIRST;
        boolean turned = context.version().turnedKernels(first);
        int axes = kernel.length;
        boolean old = context.version().major() == 1 && axes == 2;
        ArrayRearrangement order = ArrayRearrangement.moved(range(axes + 2));
        if (old) {
            order = first ? ArrayRearrangement.moved(2, 3, 0, 1) : ArrayRearrangement.moved(0, 1, 3, 2);
        }
        if (old || turned) {
            context.weights().take("kernel", turned ? order.reversing(range(axes)) : order, expected);
        } else {
            context.weights().take("kernel", expected);
        }
    }

    /** The notes of a convolution whose kernels Theano would have stored otherwise. */
    static List<String> notes(TranslationContext context) {
        boolean first = context.dataFormat() == Layout.CHANNELS_FIRST;
        if (!context.version().kernelsAreGuessed()) {
            return List.of();
        }
        return List.of(
                context.version().turnedKernels(first)
                        ? "the file does not say whether Theano wrote it; its kernels are turned by 180 degrees, as"
                                + " Theano stores them (--kernels as-stored reads them as they are)"
                        : "the file does not say whether Theano wrote it; its kernels are read as they are stored"
                                + " (--kernels turned for a file of Theano)");
    }

    private static int[] range(int count) {
        return IntStream.range(0, count).toArray();
    }
}
