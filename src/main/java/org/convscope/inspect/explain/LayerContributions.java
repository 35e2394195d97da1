package org.convscope.inspect.explain;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;

/**
 * What the units of a layer contribute to a class's logit on one frame.
 *
 * @param layer id of the call
 * @param contributions of every unit
 * @param units those that contribute most, the first the most
 * @param output what the layer gives, (1, ..., units)
 */
public record LayerContributions(String layer, double[] contributions, List<UnitContribution> units, Tensor output) {
    public LayerContributions {
        units = List.copyOf(units);
    }

    /** Of all units together. */
    public double sum() {
        return Arrays.stream(contributions).sum();
    }
}
