package org.convscope.inspect.embedding;

import java.util.Arrays;
import org.convscope.task.TaskMonitor;

/**
 * How far neighbours on the plane are neighbours by their features too: 1 less a penalty for each of the plane's nearest that are
 * not, by how far off they are (Venna and Kaski, "Neighborhood preservation in nonlinear projection methods", 2001).
 */
final class PlaneTrustworthiness {
    /** Neighbours on the plane. */
    static final int NEIGHBOURS = 5;

    /** Below this many frames nothing can be said. */
    static final int LEAST_FRAMES = 2 * NEIGHBOURS + 1;

    private PlaneTrustworthiness() {}

    /**
     * @param x one a row
     * @param y one a row
     * @return 0 to 1; NaN of fewer than {@value #LEAST_FRAMES} rows
     */
    static double of(FeatureRows rows, SquaredDistances distances, double[] x, double[] y, TaskMonitor monitor) {
        int count = rows.count();
        if (count < LEAST_FRAMES) {
            return Double.NaN;
        }
        long[] penalties = new long[count];
        distances.forEachRow(
                "Comparing neighbours",
                (row, of, from) -> penalties[row] = penalty(row, of, from, count, nearest(row, x, y)),
                monitor);
        double k = NEIGHBOURS;
        return 1
                - 2.0
                        / (count * k * (2.0 * count - 3 * k - 1))
                        * Arrays.stream(penalties).sum();
    }

    /** The nearest on the plane, of equally near ones the first. */
    private static int[] nearest(int row, double[] x, double[] y) {
        int[] nearest = new int[NEIGHBOURS];
        double[] squared = new double[NEIGHBOURS];
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
        for (int j = 0; j < x.length; j++) {
            double dx = x[j] - x[row];
            double dy = y[j] - y[row];
            double far = dx * dx + dy * dy;
            if (j != row && far < squared[NEIGHBOURS - 1]) {
                int place = NEIGHBOURS - 1;
                while (place > 0 && squared[place - 1] > far) {
                    squared[place] = squared[place - 1];
                    nearest[place] = nearest[place - 1];
                    place--;
                }
                squared[place] = far;
                nearest[place] = j;
            }
        }
        return nearest;
    }

    private static long penalty(int row, float[] distances, int from, int count, int[] nearest) {
        int[] ranks = new int[nearest.length];
        for (int j = 0; j < count; j++) {
            if (j != row) {
                for (int n = 0; n < nearest.length; n++) {
                    float far = distances[from + nearest[n]];
                    float other = distances[from + j];
                    if (other < far || (other == far && j <= nearest[n])) {
                        ranks[n]++;
                    }
                }
            }
        }
        long penalty = 0;
        for (int rank : ranks) {
            penalty += Math.max(0, rank - NEIGHBOURS);
        }
        return penalty;
    }
}
