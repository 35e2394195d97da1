package org.convscope.inspect.occlusion;

import org.convscope.array.Tensor;

/**
 * One input of one frame that has maps.
 *
 * @param numbers (H, W, C)
 */
record InputPicture(float[] numbers, int height, int width, int channels) {
    /**
     * @param input (N, H, W, C)
     */
    static InputPicture of(Tensor input, int frame) {
        return new InputPicture(input.slice(frame).data(), input.length(1), input.length(2), input.length(3));
    }

    /** The same size with other numbers. */
    InputPicture with(float[] others) {
        return new InputPicture(others, height, width, channels);
    }

    int pixels() {
        return height * width;
    }

    /** The mean of each channel. */
    double[] means() {
        double[] means = new double[channels];
        for (int i = 0; i < numbers.length; i++) {
            means[i % channels] += numbers[i];
        }
        for (int c = 0; c < channels; c++) {
            means[c] /= pixels();
        }
        return means;
    }

    /** Each channel the same number everywhere. */
    InputPicture constant(double... values) {
        float[] made = new float[numbers.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) values[i % channels];
        }
        return with(made);
    }
}
