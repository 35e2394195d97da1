package org.convscope.inspect.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much each row wants to be near each of some others: Gaussians over its nearest neighbours, as wide as give the perplexity
 * asked for, made symmetric; all add up to 1. Row i has the entries {@code first[i]} to {@code first[i + 1]}.
 *
 * <p>Source: van der Maaten and Hinton, "Visualizing data using t-SNE", 2008; restricted to neighbours as in van der Maaten,
 * "Accelerating t-SNE using tree-based algorithms", 2014.
 */
record PointAffinities(int[] first, int[] others, float[] values) {
    private static final int STEPS = 100;
    private static final double TOLERANCE = 1e-5;

    int count() {
        return first.length - 1;
    }

    static PointAffinities of(NearestRows nearest, double perplexity) {
        int count = nearest.neighbours().length;
        float[][] conditional = new float[count][];
        IntStream.range(0, count).parallel().forEach(i -> conditional[i] = row(nearest.squared()[i], perplexity));
        return symmetric(nearest.neighbours(), conditional);
    }

    /** Each neighbour's share, by halving the interval in which the Gaussian's width lies. */
    private static float[] row(float[] squared, double perplexity) {
        double wanted = Math.log(perplexity);
        double nearest = squared[0];
        double mean = 0;
        for (float distance : squared) {
            mean += distance - nearest;
        }
        mean /= squared.length;
        double beta = mean > 0 ? 1 / mean : 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double[] shares = new double[squared.length];
        for (int step = 0; step < STEPS; step++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < shares.length; j++) {
                // from the nearest on, so that not all of them vanish
                double far = squared[j] - nearest;
                shares[j] = Math.exp(-far * beta);
                sum += shares[j];
                weighted += shares[j] * far;
            }
            double entropy = Math.log(sum) + beta * weighted / sum;
            for (int j = 0; j < shares.length; j++) {
                shares[j] /= sum;
            }
            if (Math.abs(entropy - wanted) <= TOLERANCE || mean == 0) {
                break;
            }
            if (entropy > wanted) {
                low = beta;
                beta = high == Double.POSITIVE_INFINITY ? 2 * beta : (beta + high) / 2;
            } else {
                high = beta;
                beta = (beta + low) / 2;
            }
        }
        float[] row = new float[shares.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) shares[j];
        }
        return row;
    }

    /** The sum of both ways, neighbours in rising order. */
    private static PointAffinities symmetric(int[][] neighbours, float[][] conditional) {
        int count = neighbours.length;
        int[] first = new int[count + 1];
        for (int i = 0; i < count; i++) {
            first[i + 1] += neighbours[i].length;
            for (int j : neighbours[i]) {
                first[j + 1]++;
            }
        }
        for (int i = 0; i < count; i++) {
            first[i + 1] = Math.addExact(first[i + 1], first[i]);
        }
        int[] next = Arrays.copyOf(first, count);
        int[] others = new int[first[count]];
        float[] values = new float[first[count]];
        for (int i = 0; i < count; i++) {
            for (int n = 0; n < neighbours[i].length; n++) {
                int j = neighbours[i][n];
                others[next[i]] = j;
                values[next[i]++] = conditional[i][n];
                others[next[j]] = i;
                values[next[j]++] = conditional[i][n];
            }
        }
        return new PointAffinities(first, others, values).merged();
    }

    /** Each pair once. */
    private PointAffinities merged() {
        int count = count();
        int[] lengths = new int[count];
        IntStream.range(0, count).parallel().forEach(i -> lengths[i] = mergeRow(i));
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = starts[i] + lengths[i];
        }
        int[] newOthers = new int[starts[count]];
        float[] newValues = new float[starts[count]];
        float all = 2f * count;
        for (int i = 0; i < count; i++) {
            System.arraycopy(others, first[i], newOthers, starts[i], lengths[i]);
            for (int j = 0; j < lengths[i]; j++) {
                newValues[starts[i] + j] = values[first[i] + j] / all;
            }
        }
        return new PointAffinities(starts, newOthers, newValues);
    }

    private int mergeRow(int row) {
        int from = first[row];
        int length = first[row + 1] - from;
        long[] sorted = new long[length];
        for (int i = 0; i < length; i++) {
            sorted[i] = (long) others[from + i] << 32 | Float.floatToRawIntBits(values[from + i]);
        }
        Arrays.sort(sorted);
        int held = 0;
        for (long entry : sorted) {
            int other = (int) (entry >> 32);
            float value = Float.intBitsToFloat((int) entry);
            if (held > 0 && others[from + held - 1] == other) {
                values[from + held - 1] += value;
            } else {
                others[from + held] = other;
                values[from + held++] = value;
            }
        }
        return held;
    }
}
