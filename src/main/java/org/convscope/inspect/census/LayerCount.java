package org.convscope.inspect.census;

import java.util.List;
import org.convscope.inspect.fold.UnitValues;

/**
 * What is counted of a layer's units on one frame.
 *
 * @param places how many values a unit has: the pixels of its map, 1 where it has no map
 * @param largest magnitude of all values
 * @param sums of each unit's values
 * @param max each unit's largest value
 * @param magnitudes which of each unit's values are small
 */
public record LayerCount(int places, float largest, double[] sums, float[] max, SmallMagnitudes magnitudes) {

    /**
     * Where a value is not finite, a sum is not.
     *
     * @param values blocks of one frame
     */
    static LayerCount of(List<UnitValues> values) {
        UnitTotals all = UnitTotals.of(values);
        return new LayerCount(
                values.get(0).places(),
                all.largest(),
                all.sums(),
                all.max(),
                SmallMagnitudes.of(values, all.largest()));
    }

    double mean(int unit) {
        return sums[unit] / places;
    }
}
