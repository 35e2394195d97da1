package org.convscope.keras.weights;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall.Layout;

/**
 * How a stored array becomes the one that a layer uses: axes moved, some of them reversed, then seen under another shape.
 *
 * @param axes {@code axes[i]} is the stored axis that becomes axis i
 * @param reversed which of the new axes run backwards
 * @param shape of the result, of the same size; empty to keep the moved shape
 */
public record ArrayRearrangement(int[] axes, int[] reversed, int[] shape) {
    /** The axes in another order. */
    public static ArrayRearrangement moved(int... axes) {
        return new ArrayRearrangement(axes, new int[0], new int[0]);
    }

    /** An array of the shape of a model's tensor without its batch, with the channels brought to its end. */
    public static ArrayRearrangement toChannelsLast(Layout layout, int rank) {
        int step = layout == Layout.CHANNELS_FIRST ? 1 : 0;
        return moved(IntStream.range(0, rank).map(axis -> (axis + step) % rank).toArray());
    }

    /** {@link #toChannelsLast} undone. */
    public static ArrayRearrangement fromChannelsLast(Layout layout, int rank) {
        int step = layout == Layout.CHANNELS_FIRST ? rank - 1 : 0;
        return moved(IntStream.range(0, rank).map(axis -> (axis + step) % rank).toArray());
    }

    /** The same with these axes of the result running backwards. */
    public ArrayRearrangement reversing(int... newAxes) {
        return new ArrayRearrangement(axes, newAxes, shape);
    }

    /** The same under another shape in the end. */
    public ArrayRearrangement shaped(int... newShape) {
        return new ArrayRearrangement(axes, reversed, newShape);
    }

    /** The shape that a stored shape becomes. */
    int[] result(int[] stored) {
        if (shape.length > 0) {
            return shape.clone();
        }
        return Arrays.stream(axes).map(axis -> stored[axis]).toArray();
    }

    /** An array that is in memory, rearranged. */
    public Tensor of(Tensor stored) {
        return Tensor.of(apply(stored.data(), stored.shape()), result(stored.shape()));
    }

    float[] apply(float[] values, int[] stored) {
        int rank = axes.length;
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= stored[axis];
        }
        int[] steps = new int[rank];
        int[] lengths = new int[rank];
        int start = 0;
        for (int i = 0; i < rank; i++) {
            int here = i;
            lengths[i] = stored[axes[i]];
            steps[i] = strides[axes[i]];
            if (Arrays.stream(reversed).anyMatch(axis -> axis == here)) {
                start += steps[i] * (lengths[i] - 1);
                steps[i] = -steps[i];
            }
        }
        float[] result = new float[values.length];
        int[] index = new int[rank];
        int source = start;
        for (int i = 0; i < result.length; i++) {
            result[i] = values[source];
            for (int axis = rank - 1; axis >= 0; axis--) {
                source += steps[axis];
                if (++index[axis] < lengths[axis]) {
                    break;
                }
                source -= steps[axis] * lengths[axis];
                index[axis] = 0;
            }
        }
        return result;
    }
}
