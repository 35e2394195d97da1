package org.convscope.input;

import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;

/** The last step, in place and in float32, one operation after the other as Keras has them. */
final class ScaleSteps {
    static final float[] CAFFE_MEANS = {103.939f, 116.779f, 123.68f};
    private static final float BY_255 = (float) (1 / 255.0);

    private ScaleSteps() {}

    static void apply(InputScale scale, float[] values, int channels, FrameSource source) {
        if (scale instanceof InputScale.By255) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= BY_255;
            }
        } else if (scale instanceof InputScale.MinusOneToOne) {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] / 127.5f - 1;
            }
        } else if (scale instanceof InputScale.Caffe) {
            caffe(values, channels, source);
        } else if (scale instanceof InputScale.ZScore score) {
            zScore(score, values, channels, source);
        } else if (scale instanceof InputScale.MinMax limits) {
            float min = (float) limits.min();
            float width = (float) (limits.max() - limits.min());
            for (int i = 0; i < values.length; i++) {
                values[i] = (values[i] - min) / width;
            }
        }
    }

    private static void caffe(float[] values, int channels, FrameSource source) {
        if (channels != 3) {
            throw wrongChannels(source, "scale 'caffe'", 3, channels);
        }
        for (int i = 0; i < values.length; i += 3) {
            float red = values[i];
            values[i] = values[i + 2] - CAFFE_MEANS[0];
            values[i + 1] -= CAFFE_MEANS[1];
            values[i + 2] = red - CAFFE_MEANS[2];
        }
    }

    private static void zScore(InputScale.ZScore score, float[] values, int channels, FrameSource source) {
        int parts = score.mean().size();
        if (parts != 1 && parts != channels) {
            throw wrongChannels(source, "scale 'z-score'", parts, channels);
        }
        float[] mean = new float[channels];
        float[] deviation = new float[channels];
        for (int c = 0; c < channels; c++) {
            mean[c] = score.mean().get(c % parts).floatValue();
            deviation[c] = score.deviation().get(c % parts).floatValue();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean[i % channels]) / deviation[i % channels];
        }
    }

    private static RuntimeException wrongChannels(FrameSource source, String what, int expected, int found) {
        return Problem.inFile(source, what + " does not fit the network's channels")
                .expected(expected)
                .found(found)
                .nextStep("Choose another preprocessing")
                .asException();
    }
}
