package org.convscope.render.mosaic;

import java.util.stream.IntStream;
import org.convscope.array.Tensor;

/** The weights of a convolution as tiles. Weights are (kernel height, kernel width, in, out), as Keras stores them. */
public final class KernelTiles {
    private KernelTiles() {}

    /** One input channel's slice of each filter. */
    public static MosaicSource ofChannel(Tensor weights, int inputChannel, int... filters) {
        int in = inputs(weights);
        int out = weights.length(3);
        if (inputChannel < 0 || inputChannel >= in) {
            throw new IllegalArgumentException("input channel " + inputChannel + " of " + in);
        }
        int[] bases = IntStream.of(filters)
                .map(f -> inputChannel * out + checked(f, out))
                .toArray();
        return MosaicSource.of(planes(weights, in * out, bases), 1, filters);
    }

    /** Each filter as a colour image: for convolutions that read red, green and blue. */
    public static MosaicSource ofColour(Tensor weights, int... filters) {
        int out = weights.length(3);
        if (inputs(weights) != 3) {
            throw new IllegalArgumentException("colour kernels need 3 input channels, not " + inputs(weights));
        }
        int[] bases = IntStream.of(filters)
                .flatMap(f -> IntStream.range(0, 3).map(c -> c * out + checked(f, out)))
                .toArray();
        return MosaicSource.of(planes(weights, 3 * out, bases), 3, filters);
    }

    private static MosaicPlanes planes(Tensor weights, int step, int[] bases) {
        return new MosaicPlanes(weights.data(), weights.length(0), weights.length(1), step, bases);
    }

    private static int inputs(Tensor weights) {
        if (weights.rank() != 4) {
            throw new IllegalArgumentException("weights are (height, width, in, out), not " + weights);
        }
        return weights.length(2);
    }

    private static int checked(int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("number " + index + " of " + count);
        }
        return index;
    }
}
