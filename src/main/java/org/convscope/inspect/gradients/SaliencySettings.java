package org.convscope.inspect.gradients;

import java.util.Optional;
import org.convscope.choice.GradientMethod;

/**
 * How a saliency map is made.
 *
 * @param at the layer whose maps are weighed; empty for the last one with maps. Of methods that weigh a layer's maps only
 * @param steps samples of SmoothGrad, steps of integrated gradients; 1 to {@link #MOST_STEPS}
 * @param seed the noise of SmoothGrad follows from it
 */
public record SaliencySettings(GradientMethod method, Optional<String> at, int steps, long seed) {
    /** As many steps or samples as both papers find enough. */
    public static final int STEPS = 50;

    public static final int MOST_STEPS = 100_000;

    public SaliencySettings {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(steps + " steps");
        }
    }
}
