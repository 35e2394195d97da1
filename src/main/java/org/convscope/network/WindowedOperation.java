package org.convscope.network;

import java.util.List;

/** Slides a window over the spatial axes of (N, spatial..., C). */
public sealed interface WindowedOperation extends Operation permits ConvolvingOperation, WindowOperations.Pooling {
    SlidingWindow window();

    /** How many channels it gives for so many, -1 where that is free. */
    int units(int channels);

    @Override
    default int[] outputShape(List<int[]> inputs) {
        int[] input = window().input(inputs);
        return window().outputShape(inputs, units(input[input.length - 1]));
    }

    @Override
    default LocalField localField(int axis, int length) {
        return axis < window().axes() ? window().axis(axis).localField(length) : LocalField.EVERYTHING;
    }
}
