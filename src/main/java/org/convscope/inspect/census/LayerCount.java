package org.convscope.inspect.census;

import java.util.Arrays;

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

    /** Of values (places, units); where one is not finite, a sum is not. */
    static LayerCount of(float[] values, int units) {
        double[] sums = new double[units];
        float[] max = new float[units];
        float[] min = new float[units];
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        Arrays.fill(min, Float.POSITIVE_INFINITY);
        for (int first = 0; first < values.length; first += units) {
            for (int unit = 0; unit < units; unit++) {
                float value = values[first + unit];
                sums[unit] += value;
                max[unit] = Math.max(max[unit], value);
                min[unit] = Math.min(min[unit], value);
            }
        }
        float largest = 0;
        for (int unit = 0; unit < units; unit++) {
            largest = Math.max(largest, Math.max(Math.abs(max[unit]), Math.abs(min[unit])));
        }
        return new LayerCount(values.length / units, largest, sums, max, SmallMagnitudes.of(values, units, largest));
    }

    double mean(int unit) {
        return sums[unit] / places;
    }
}
