package org.convscope.inspect.gradients;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;

/**
 * Maps of what a target depends on, for each frame by itself.
 *
 * @param maps by the input's id, of the input's shape (N, H, W, C); of methods that weigh a layer's maps one, (N, h, w), by the
 *     layer's id
 * @param values the target's value for each frame
 * @param sigmas SmoothGrad's standard deviation of the noise for each frame, by the input's id
 * @param completeness of integrated gradients: for each frame the sum of all maps less the difference that it should be, of the
 *     target's values for the frame and for zeros
 */
public record SaliencyMaps(
        Map<String, Tensor> maps, double[] values, Map<String, double[]> sigmas, Optional<double[]> completeness) {
    public SaliencyMaps {
        maps = new LinkedHashMap<>(maps);
        sigmas = new LinkedHashMap<>(sigmas);
    }
}
