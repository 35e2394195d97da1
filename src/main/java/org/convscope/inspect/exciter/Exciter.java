package org.convscope.inspect.exciter;

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
}
