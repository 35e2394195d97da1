package org.convscope.input;

import org.convscope.problem.Problem;

/**
 * A scale as straight lines, one a channel of the network's input, so that slopes can be taken back through it: input
 * = pixel x slope + offset, pixels being 8-bit numbers from 0 to 255.
 */
public final class PixelScale {
    private final float[] slope;
    private final float[] offset;
    private final int[] source;

    /**
     * @param source which channel of the picture each channel of the input is made from
     */
    private PixelScale(float[] slope, float[] offset, int[] source) {
        this.slope = slope;
        this.offset = offset;
        this.source = source;
    }

    /**
     * @param channels of the network's input
     * @throws org.convscope.problem.ProblemException if the scale is made for another number of channels
     */
    public static PixelScale of(InputScale scale, int channels) {
        float[] slope = new float[channels];
        float[] offset = new float[channels];
        int[] source = new int[channels];
        for (int c = 0; c < channels; c++) {
            slope[c] = slope(scale, c, channels);
            offset[c] = offset(scale, c, slope[c]);
            source[c] = scale instanceof InputScale.Caffe ? channels - 1 - c : c;
        }
        return new PixelScale(slope, offset, source);
    }

    private static float slope(InputScale scale, int channel, int channels) {
        if (scale instanceof InputScale.By255) {
            return (float) (1 / 255.0);
        }
        if (scale instanceof InputScale.MinusOneToOne) {
            return 1 / 127.5f;
        }
        if (scale instanceof InputScale.Caffe) {
            requireChannels("caffe", 3, channels);
            return 1;
        }
        if (scale instanceof InputScale.ZScore score) {
            int parts = score.deviation().size();
            requireChannels("z-score", parts == 1 ? channels : parts, channels);
            return (float) (1 / score.deviation().get(channel % parts));
        }
        return scale instanceof InputScale.MinMax limits ? (float) (1 / (limits.max() - limits.min())) : 1;
    }

    private static float offset(InputScale scale, int channel, float slope) {
        if (scale instanceof InputScale.MinusOneToOne) {
            return -1;
        }
        if (scale instanceof InputScale.Caffe) {
            return -ScaleSteps.CAFFE_MEANS[channel];
        }
        if (scale instanceof InputScale.ZScore score) {
            return (float) (-score.mean().get(channel % score.mean().size()) * slope);
        }
        return scale instanceof InputScale.MinMax limits ? (float) (-limits.min() * slope) : 0;
    }

    private static void requireChannels(String scale, int expected, int found) {
        if (found != expected) {
            throw Problem.of("scale '" + scale + "' does not fit the network's channels")
                    .expected(expected)
                    .found(found)
                    .nextStep("Choose another preprocessing")
                    .asException();
        }
    }

    public int channels() {
        return slope.length;
    }

    /** Pixels (..., C) as the network takes them. */
    public float[] toInput(float[] pixels) {
        float[] input = new float[pixels.length];
        int channels = slope.length;
        for (int i = 0; i < input.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                input[i + c] = pixels[i + source[c]] * slope[c] + offset[c];
            }
        }
        return input;
    }

    /** The network's input (..., C) in the order of the picture's channels, its numbers as they are. */
    public float[] inPictureOrder(float[] input) {
        float[] ordered = new float[input.length];
        int channels = slope.length;
        for (int i = 0; i < input.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                ordered[i + source[c]] = input[i + c];
            }
        }
        return ordered;
    }

    /** The gradient by pixels from that by the input. */
    public float[] slopeByPixels(float[] slopeByInput) {
        float[] slopes = new float[slopeByInput.length];
        int channels = slope.length;
        for (int i = 0; i < slopes.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                slopes[i + source[c]] = slopeByInput[i + c] * slope[c];
            }
        }
        return slopes;
    }
}
