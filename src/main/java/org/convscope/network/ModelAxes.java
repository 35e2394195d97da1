package org.convscope.network;

import org.convscope.array.Tensor;

/** Turns tensors between the model's own order of axes and channels last, batch included. */
public final class ModelAxes {
    private ModelAxes() {}

    /** (N, ..., C) as the model has it: (N, C, ...) where it is channels first. */
    public static Tensor toModel(LayerCall call, Tensor channelsLast) {
        if (isLast(call, channelsLast)) {
            return channelsLast;
        }
        int rank = channelsLast.rank();
        int batch = channelsLast.length(0);
        int channels = channelsLast.length(-1);
        int[] shape = channelsLast.shape();
        System.arraycopy(channelsLast.shape(), 1, shape, 2, rank - 2);
        shape[1] = channels;
        return Tensor.of(swapped(channelsLast.data(), batch, channels, Direction.CHANNELS_FORWARD), shape);
    }

    /** The reverse of {@link #toModel}. */
    public static Tensor toChannelsLast(LayerCall call, Tensor ofModel) {
        if (isLast(call, ofModel)) {
            return ofModel;
        }
        int rank = ofModel.rank();
        int batch = ofModel.length(0);
        int channels = ofModel.length(1);
        int[] shape = ofModel.shape();
        System.arraycopy(ofModel.shape(), 2, shape, 1, rank - 2);
        shape[rank - 1] = channels;
        return Tensor.of(swapped(ofModel.data(), batch, channels, Direction.CHANNELS_BACK), shape);
    }

    private enum Direction {
        CHANNELS_FORWARD,
        CHANNELS_BACK
    }

    private static boolean isLast(LayerCall call, Tensor tensor) {
        return call.layout() == LayerCall.Layout.CHANNELS_LAST || tensor.rank() < 3;
    }

    private static float[] swapped(float[] from, int batch, int channels, Direction direction) {
        float[] to = new float[from.length];
        int positions = from.length == 0 ? 0 : from.length / batch / channels;
        for (int n = 0; n < batch; n++) {
            int base = n * channels * positions;
            for (int c = 0; c < channels; c++) {
                for (int p = 0; p < positions; p++) {
                    int first = base + c * positions + p;
                    int last = base + p * channels + c;
                    if (direction == Direction.CHANNELS_FORWARD) {
                        to[first] = from[last];
                    } else {
                        to[last] = from[first];
                    }
                }
            }
        }
        return to;
    }
}
