package org.convscope.inspect.gradients;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;

/**
 * A layer's maps, added up with a weight for each channel and cut off below zero: Grad-CAM (Selvaraju et al. 2017) and Grad-CAM++
 * (Chattopadhay et al. 2018).
 */
final class ActivationMaps {
    private ActivationMaps() {}

    /**
     * @param maps (N, ..., C)
     * @param gradients of the target by these maps
     * @return (N, ...)
     */
    static Tensor of(GradientMethod method, Tensor maps, Tensor gradients) {
        int frames = maps.length(0);
        int channels = maps.length(-1);
        int positions = maps.size() / frames / channels;
        float[] sums = new float[frames * positions];
        for (int n = 0; n < frames; n++) {
            int first = n * positions * channels;
            double[] weights = method == GradientMethod.GRADCAM
                    ? meanGradients(gradients.data(), first, positions, channels)
                    : positiveGradients(maps.data(), gradients.data(), first, positions, channels);
            for (int p = 0; p < positions; p++) {
                double sum = 0;
                for (int c = 0; c < channels; c++) {
                    sum += weights[c] * maps.data()[first + p * channels + c];
                }
                sums[n * positions + p] = (float) Math.max(0, sum);
            }
        }
        return Tensor.of(sums, Arrays.copyOf(maps.shape(), maps.rank() - 1));
    }

    private static double[] meanGradients(float[] gradients, int first, int positions, int channels) {
        double[] weights = new double[channels];
        for (int p = 0; p < positions; p++) {
            for (int c = 0; c < channels; c++) {
                weights[c] += gradients[first + p * channels + c] / (double) positions;
            }
        }
        return weights;
    }

    /** Sums of alpha ReLU(g), alpha = g^2 / (2 g^2 + sum(A) g^3); 0 where that is no number. */
    private static double[] positiveGradients(float[] maps, float[] gradients, int first, int positions, int channels) {
        double[] sums = new double[channels];
        for (int p = 0; p < positions; p++) {
            for (int c = 0; c < channels; c++) {
                sums[c] += maps[first + p * channels + c];
            }
        }
        double[] weights = new double[channels];
        for (int p = 0; p < positions; p++) {
            for (int c = 0; c < channels; c++) {
                double g = gradients[first + p * channels + c];
                double below = 2 * g * g + sums[c] * g * g * g;
                if (g > 0 && below != 0) {
                    weights[c] += g * g / below * g;
                }
            }
        }
        return weights;
    }
}
