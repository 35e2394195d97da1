package org.convscope.inspect.kernels;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Histogram;
import org.convscope.array.Statistics;

/**
 * What stands out among a layer's kernels.
 *
 * @param layer id of the layer
 * @param weights statistics of all kernel numbers; their {@code notFinite} says how many are NaN or infinite
 * @param weightHistogram of all kernel numbers
 * @param bias statistics of the bias, empty where there is none
 * @param biasHistogram of the bias, empty where there is none
 * @param dead units whose whole kernel is exactly zero
 * @param notFinite units whose kernel holds NaN or an infinity
 * @param similar pairs of units with nearly the same kernel, nearest first
 * @param similarityChecked whether pairs were looked for: not in layers with very many numbers
 */
public record KernelSurvey(
        String layer,
        Statistics weights,
        Histogram weightHistogram,
        Optional<Statistics> bias,
        Optional<Histogram> biasHistogram,
        List<Integer> dead,
        List<Integer> notFinite,
        List<SimilarPair> similar,
        boolean similarityChecked) {
    public KernelSurvey {
        dead = List.copyOf(dead);
        notFinite = List.copyOf(notFinite);
        similar = List.copyOf(similar);
    }

    /**
     * Two units, the lower index first.
     *
     * @param distance norm of the kernels' difference by the larger of their norms; 0 for equal kernels
     */
    public record SimilarPair(int first, int second, double distance) {}
}
