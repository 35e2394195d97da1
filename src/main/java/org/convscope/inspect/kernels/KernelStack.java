package org.convscope.inspect.kernels;

import org.convscope.array.Range;

/**
 * All kernels of a layer, ready to be drawn. A sequence's kernel has height 1; a volume's slices stand below each other.
 *
 * @param layer id of the layer
 * @param height rows of one kernel
 * @param width columns of one kernel
 * @param inputs slices of a unit's kernel, one an input channel (of its group); 1 for depthwise kernels
 * @param units how many kernels
 * @param data numbers in the order (height, width, inputs, units), handed over
 */
public record KernelStack(String layer, int height, int width, int inputs, int units, float[] data) {
    public KernelStack {
        if ((long) height * width * inputs * units != data.length) {
            throw new IllegalArgumentException(layer + ": " + data.length + " numbers do not fill the kernels");
        }
    }

    public float value(int y, int x, int input, int unit) {
        return data[((y * width + x) * inputs + input) * units + unit];
    }

    /** One input channel's slice of a unit's kernel, (height, width) row-major. */
    public float[] slice(int input, int unit) {
        float[] slice = new float[height * width];
        for (int i = 0; i < slice.length; i++) {
            slice[i] = data[(i * inputs + input) * units + unit];
        }
        return slice;
    }

    /** A unit's kernel averaged over its input channels, (height, width) row-major. */
    public float[] mean(int unit) {
        float[] mean = new float[height * width];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int input = 0; input < inputs; input++) {
                sum += data[(i * inputs + input) * units + unit];
            }
            mean[i] = (float) (sum / inputs);
        }
        return mean;
    }

    /** A unit's whole kernel, (height, width, inputs) row-major. */
    public float[] whole(int unit) {
        float[] whole = new float[height * width * inputs];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = data[i * units + unit];
        }
        return whole;
    }

    /** Whether a unit's kernel can be drawn in colour: three input channels. */
    public boolean hasColour() {
        return inputs == 3;
    }

    /** Smallest and largest number of the whole layer, all input channels. */
    public Range range() {
        return Range.of(data);
    }

    /** Shape in words: "3x3x64x128". */
    public String shapeText() {
        return height + "x" + width + "x" + inputs + "x" + units;
    }
}
