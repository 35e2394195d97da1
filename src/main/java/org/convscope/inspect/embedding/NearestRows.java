package org.convscope.inspect.embedding;

import java.util.Arrays;
import org.convscope.task.TaskMonitor;

/**
 * The nearest other rows of each row, nearest first; of equally near ones the first.
 *
 * @param neighbours of each row, as many as were asked for
 * @param squared their squared distances, as {@link SquaredDistances} scales them
 */
record NearestRows(int[][] neighbours, float[][] squared) {
    static NearestRows of(FeatureRows rows, SquaredDistances distances, int count, TaskMonitor monitor) {
        int all = rows.count();
        int[][] neighbours = new int[all][];
        float[][] squared = new float[all][];
        distances.forEachRow(
                "Finding neighbours",
                (row, of, from) -> {
                    int[] found = nearest(row, of, from, all, count);
                    neighbours[row] = found;
                    float[] far = new float[count];
                    for (int i = 0; i < count; i++) {
                        far[i] = of[from + found[i]];
                    }
                    squared[row] = far;
                },
                monitor);
        return new NearestRows(neighbours, squared);
    }

    /** By packing distance and index into one number: a float that is not negative sorts as its bits do. */
    private static int[] nearest(int row, float[] distances, int from, int all, int count) {
        long[] best = new long[2 * count];
        int held = 0;
        long limit = Long.MAX_VALUE;
        for (int j = 0; j < all; j++) {
            long key = (long) Float.floatToRawIntBits(distances[from + j]) << 32 | j;
            if (key < limit && j != row) {
                best[held++] = key;
                if (held == best.length) {
                    Arrays.sort(best);
                    held = count;
                    limit = best[count - 1];
                }
            }
        }
        Arrays.sort(best, 0, held);
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            found[i] = (int) best[i];
        }
        return found;
    }
}
