package org.convscope.core.host;

import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.NormalizationOperations.MovingAverages;

/** A normalisation's moving averages after a batch: Keras's {@code moving -= (moving - batch's) * (1 - momentum)}. */
public final class MovedAverages {
    private MovedAverages() {}

    /**
     * @param weights with the averages before
     * @param mean of each channel's numbers in the batch
     * @param variance of them, over n
     * @param count n: how many each channel has
     */
    public static Map<String, Tensor> of(
            MovingAverages averages, StepWeights weights, double[] mean, double[] variance, long count) {
        double[] kept = variance.clone();
        if (averages.variance() == MovingAverages.Variance.POPULATION) {
            for (int channel = 0; channel < kept.length; channel++) {
                kept[channel] *= (double) count / Math.max(1, count - 1);
            }
        }
        float share = (float) (1 - averages.momentum());
        return Map.of(
                "moving_mean", moved(weights, "moving_mean", mean, share),
                "moving_variance", moved(weights, "moving_variance", kept, share));
    }

    private static Tensor moved(StepWeights weights, String name, double[] batch, float share) {
        float[] moved = weights.readFlat(name, batch.length).data().clone();
        for (int channel = 0; channel < moved.length; channel++) {
            moved[channel] -= (moved[channel] - (float) batch[channel]) * share;
        }
        return Tensor.of(moved, weights.weight(name).shape());
    }
}
