package org.convscope.inspect.target;

import java.util.function.IntUnaryOperator;
import org.convscope.array.Tensor;
import org.convscope.core.OutputGradient;
import org.convscope.network.LayerCall;
import org.convscope.problem.Problem;

/** The mean of a channel of each frame of an output (N, ..., C). */
public final class ChannelMeans {
    private ChannelMeans() {}

    /**
     * @param call id of the call that gives the output
     * @param channel of each frame
     * @throws org.convscope.problem.ProblemException if it has no such channel
     */
    public static double[] of(String call, Tensor output, IntUnaryOperator channel) {
        int frames = output.length(0);
        int channels = channels(output);
        int positions = output.size() / frames / channels;
        double[] means = new double[frames];
        for (int n = 0; n < frames; n++) {
            int first = n * positions * channels + checked(call, channel.applyAsInt(n), channels);
            double sum = 0;
            for (int p = 0; p < positions; p++) {
                sum += output.data()[first + p * channels];
            }
            means[n] = sum / positions;
        }
        return means;
    }

    /** The mean of every channel of one frame's output (1, ..., C). */
    public static float[] all(Tensor output) {
        int channels = channels(output);
        double[] sums = new double[channels];
        for (int i = 0; i < output.size(); i++) {
            sums[i % channels] += output.data()[i];
        }
        float[] means = new float[channels];
        for (int i = 0; i < channels; i++) {
            means[i] = (float) (sums[i] * channels / output.size());
        }
        return means;
    }

    /** The slope of the sum of these means over the frames: each frame's gradients are then its own. */
    public static OutputGradient slope(String call, IntUnaryOperator channel) {
        return output -> {
            Tensor given = output.get();
            return slope(call, given, channel, new float[given.size()]);
        };
    }

    /**
     * The same of an output that is there.
     *
     * @param numbers as many zeros as the output has numbers; becomes the slope's
     */
    public static Tensor slope(String call, Tensor output, IntUnaryOperator channel, float[] numbers) {
        int frames = output.length(0);
        int channels = channels(output);
        int positions = output.size() / frames / channels;
        for (int n = 0; n < frames; n++) {
            int first = n * positions * channels + checked(call, channel.applyAsInt(n), channels);
            for (int p = 0; p < positions; p++) {
                numbers[first + p * channels] = 1f / positions;
            }
        }
        return Tensor.of(numbers, output.shape());
    }

    /** How many channels an output (N, ..., C) has: one where it is a number a frame. */
    public static int channels(Tensor output) {
        return output.rank() < 2 ? 1 : output.length(-1);
    }

    private static int checked(String call, int channel, int channels) {
        require(call, channel, channels, "unit");
        return channel;
    }

    /**
     * @param channels how many there are, -1 where that is not known yet
     * @param what a unit or a class
     */
    static void require(String call, int channel, int channels, String what) {
        if (channel < 0 || (channels >= 0 && channel >= channels)) {
            throw Problem.of("has no " + what + " " + channel)
                    .subject(LayerCall.subject(call))
                    .expected(channels < 0 ? "0 or more" : channels == 1 ? "0" : "0 to " + (channels - 1))
                    .asException();
        }
    }
}
