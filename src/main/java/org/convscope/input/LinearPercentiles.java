package org.convscope.input;

import java.util.Arrays;

/** Percentiles as numpy's: linear between the two numbers beside the place. */
final class LinearPercentiles {
    private LinearPercentiles() {}

    static void check(double low, double high) {
        if (!(low >= 0 && low < high && high <= 100)) {
            throw new IllegalArgumentException("percentiles " + low + " and " + high);
        }
    }

    /** Sorts the numbers in place; 0 for none. */
    static double[] of(float[] values, double... percentiles) {
        Arrays.sort(values);
        double[] result = new double[percentiles.length];
        for (int i = 0; i < result.length && values.length > 0; i++) {
            double place = percentiles[i] / 100 * (values.length - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(below + 1, values.length - 1);
            result[i] = values[below] + (place - below) * ((double) values[above] - values[below]);
        }
        return result;
    }
}
