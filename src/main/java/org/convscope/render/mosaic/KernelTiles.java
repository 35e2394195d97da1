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

    /** Each filter's mean over its input channels. */
    public static MosaicSource ofMean(Tensor weights, int... filters) {
        int in = inputs(weights);
        int out = weights.length(3);
        int cells = weights.length(0) * weights.length(1);
        float[] means = new float[cells * filters.length];
        for (int cell = 0; cell < cells; cell++) {
            for (int i = 0; i < filters.length; i++) {
                double sum = 0;
                for (int c = 0; c < in; c++) {
                    sum += weights.data()[(cell * in + c) * out + checked(filters[i], out)];
                }
                means[cell * filters.length + i] = (float) (sum / in);
            }
        }
        Tensor reduced = Tensor.of(means, weights.length(0), weights.length(1), 1, filters.length);
        int[] bases = IntStream.range(0, filters.length).toArray();
        return MosaicSource.of(planes(reduced, filters.length, bases), 1, filters);
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

    /** One filter's slices: a tile for each of the given input channels, whose numbers stand as units. */
    public static MosaicSource ofFilter(Tensor weights, int filter, int... inputChannels) {
        int in = inputs(weights);
        int out = weights.length(3);
        checked(filter, out);
        int[] bases = IntStream.of(inputChannels)
                .map(c -> checked(c, in) * out + filter)
                .toArray();
        return MosaicSource.of(planes(weights, in * out, bases), 1, inputChannels);
    }

    private static Planes planes(Tensor weights, int step, int[] bases) {
        return new Planes(weights.data(), weights.length(0), weights.length(1), step, bases);
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
