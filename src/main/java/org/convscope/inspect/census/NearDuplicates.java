package org.convscope.inspect.census;

import java.util.Arrays;

/** Units of a layer that say nearly the same: Pearson's correlation over all places of all frames is above 0.99. */
final class NearDuplicates {
    /** Stands for none. */
    static final int NONE = -1;

    private static final double CORRELATION = 0.99;
    /** A variance at most this share of the mean square is rounding. */
    private static final double ROUNDING = 1e-12;

    private NearDuplicates() {}

    /**
     * For each unit the smallest other one that says nearly the same.
     *
     * @param sums of each unit's values over all places
     * @param products as {@link LayerSums#products}
     */
    static int[] of(double[] sums, double[] products, double places) {
        int units = sums.length;
        double[] deviations = new double[units];
        for (int unit = 0; unit < units; unit++) {
            double square = products[at(unit, unit, units)];
            double variance = square - sums[unit] * sums[unit] / places;
            deviations[unit] = variance > ROUNDING * square ? Math.sqrt(variance) : 0;
        }
        int[] smallest = none(units);
        for (int a = 0; a < units; a++) {
            for (int b = a + 1; b < units; b++) {
                double covariance = products[at(a, b, units)] - sums[a] * sums[b] / places;
                if (covariance > CORRELATION * deviations[a] * deviations[b]) {
                    same(smallest, a, b);
                }
            }
        }
        return smallest;
    }

    private static int at(int a, int b, int units) {
        return a * units - a * (a - 1) / 2 + b - a;
    }

    /**
     * The same for a layer without maps.
     *
     * @param numbers each unit's on each frame; written over
     */
    static int[] of(double[][] numbers) {
        int units = numbers.length;
        for (double[] own : numbers) {
            normalise(own);
        }
        int[] smallest = none(units);
        for (int a = 0; a < units; a++) {
            for (int b = a + 1; b < units; b++) {
                if (isSame(numbers[a], numbers[b])) {
                    same(smallest, a, b);
                }
            }
        }
        return smallest;
    }

    /** Mean 0, sum of squares 1; all 0 where there is no variance. */
    private static void normalise(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        double square = Arrays.stream(numbers).map(x -> x * x).sum();
        double variance =
                Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
        double scale = variance > ROUNDING * square ? 1 / Math.sqrt(variance) : 0;
        Arrays.setAll(numbers, i -> (numbers[i] - mean) * scale);
    }

    /** Two such rows are 2 - 2 r apart, squared; most are soon too far. */
    private static boolean isSame(double[] one, double[] other) {
        double apart = 0;
        double both = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = one[i] - other[i];
            apart += difference * difference;
            both += Math.abs(one[i]);
            if (apart >= 2 - 2 * CORRELATION) {
                return false;
            }
        }
        return both > 0;
    }

    private static int[] none(int units) {
        int[] none = new int[units];
        Arrays.fill(none, NONE);
        return none;
    }

    /** Pairs come in rising order of the first, and of the second within it. */
    private static void same(int[] smallest, int a, int b) {
        smallest[a] = smallest[a] == NONE ? b : smallest[a];
        smallest[b] = smallest[b] == NONE ? a : smallest[b];
    }
}
