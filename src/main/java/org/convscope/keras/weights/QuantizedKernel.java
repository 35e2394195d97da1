package org.convscope.keras.weights;

import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/**
 * The kernel (in, units) of a Dense layer that Keras 3 has quantised, as the numbers that it stands for.
 *
 * @param stored whole numbers, (in, units), or two of four bits in each: (in, ceil(units / 2))
 * @param units of the layer
 * @param packing how they are stored
 * @param scale one number a unit that they are divided by, or, with groups, (groups, units) that they are multiplied with
 * @param groups of inputs that share a scale; empty where all do
 */
public record QuantizedKernel(Weight stored, int units, Packing packing, Weight scale, Optional<Groups> groups)
        implements Weight {
    /** How whole numbers are stored. */
    public enum Packing {
        BYTES,
        /** Four bits with a sign, the even unit in the lower half. */
        HALF_BYTES
    }

    /**
     * Inputs that share a scale.
     *
     * @param zero (groups, units), what stands for zero
     * @param index the group of each input
     */
    public record Groups(Weight zero, Weight index) {}

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public int[] shape() {
        return new int[] {stored.shape()[0], units};
    }

    @Override
    public Tensor read() {
        int[] shape = shape();
        float[] numbers = stored.read().data();
        float[] factor = scale.read().data();
        float[] zero = groups.map(g -> g.zero().read().data()).orElse(null);
        float[] index = groups.map(g -> g.index().read().data()).orElse(null);
        int columns = stored.shape()[1];
        float[] kernel = new float[Math.multiplyExact(shape[0], units)];
        for (int in = 0; in < shape[0]; in++) {
            for (int unit = 0; unit < units; unit++) {
                float whole = packing == Packing.BYTES
                        ? numbers[in * columns + unit]
                        : half(Math.round(numbers[in * columns + unit / 2]), unit % 2);
                if (zero == null || index == null) {
                    kernel[in * units + unit] = whole / factor[unit];
                } else {
                    int at = Math.round(index[in]) * units + unit;
                    kernel[in * units + unit] = (whole - zero[at]) * factor[at];
                }
            }
        }
        return Tensor.of(kernel, shape);
    }

    private static int half(int both, int which) {
        return ((((both >> (4 * which)) & 15) ^ 8) - 8);
    }
}
