package org.convscope.inspect.exciter;

import java.util.Arrays;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.inspect.target.Target;

/**
 * What excites a target.
 *
 * @param image as the network takes it, (H, W, C)
 * @param losses what climbs, before each step that was taken
 * @param value the target in the end, as the layer gives it
 * @param map what the target is the mean of, (H, W); of a target without a map (1, 1)
 * @param channelMeans the mean of each unit of the layer in the end
 */
public record Exciter(Target target, Tensor image, double[] losses, double value, Tensor map, double[] channelMeans) {
    /** The smallest and the largest value of the map. */
    public Range mapRange() {
        return Range.of(map.data());
    }

    /** Why the picture says nothing of the target, a clause about it; empty where it may. */
    public Optional<String> warning() {
        if (!Double.isFinite(value) || !Arrays.stream(losses).allMatch(Double::isFinite)) {
            return Optional.of("is no finite number, so its picture says nothing");
        }
        boolean isLevel = losses.length > 1 && Arrays.stream(losses).allMatch(loss -> loss == losses[0]);
        return isLevel
                ? Optional.of("did not change in any step, so its picture is what it began as")
                : Optional.empty();
    }
}
