package org.convscope.inspect.embedding;

import java.util.stream.IntStream;
import org.convscope.task.TaskMonitor;

/**
 * The squared Euclidean distances of each row to every row, some rows at a time, of features divided by a power of two so that
 * nothing overflows. Differences are squared, not products subtracted, so that near neighbours keep their digits; each number is the
 * same on any number of threads.
 */
final class SquaredDistances {
    private static final long MOST_BYTES = 64L << 20;
    /** Rows against which some are held at once. */
    private static final int PANEL = 512;
    /** Columns that stay in a processor's cache with a panel. */
    private static final int DEPTH = 64;

    private static final int LEAST_ROWS = 16;

    private final FeatureRows rows;
    private final float scale;

    /** Takes the distances of a row; called for different rows by several threads at once. */
    interface Taker {
        /**
         * @param distances one a row, its own 0 too; read only, and only meanwhile
         * @param from where the row's first one is
         */
        void take(int row, float[] distances, int from);
    }

    /**
     * @param largest magnitude of all features
     */
    SquaredDistances(FeatureRows rows, double largest) {
        this.rows = rows;
        // so small that the sum of as many squares stays finite, and is no denormal number either
        this.scale =
                largest == 0 ? 1 : (float) Math.scalb(1.0, Math.max(-126, Math.min(126, -Math.getExponent(largest))));
    }

    void forEachRow(String doing, Taker taker, TaskMonitor monitor) {
        int count = rows.count();
        int atOnce = (int) Math.max(LEAST_ROWS, Math.min(count, MOST_BYTES / Float.BYTES / count));
        long steps = (long) ((count + atOnce - 1) / atOnce) * rows.stripes();
        long done = 0;
        for (int from = 0; from < count; from += atOnce) {
            int first = from;
            int size = Math.min(atOnce, count - from);
            float[] distances = new float[Math.multiplyExact(size, count)];
            for (int stripe = 0; stripe < rows.stripes(); stripe++) {
                monitor.checkCancelled();
                monitor.progress(doing, (double) done++ / steps);
                addStripe(distances, stripe, from, size, monitor);
            }
            IntStream.range(0, size).parallel().forEach(i -> taker.take(first + i, distances, i * count));
        }
    }

    private void addStripe(float[] distances, int stripe, int first, int size, TaskMonitor monitor) {
        int count = rows.count();
        int width = rows.width(stripe);
        float[] own = scaled(rows.read(stripe, first, first + size));
        int panels = 16;
        for (int from = 0; from < count; from += panels * PANEL) {
            monitor.checkCancelled();
            int start = from;
            int end = Math.min(count, from + panels * PANEL);
            float[] others = scaled(rows.read(stripe, from, end));
            float[][][] turned = IntStream.range(0, (end - from + PANEL - 1) / PANEL)
                    .parallel()
                    .mapToObj(panel -> turned(others, width, panel * PANEL, Math.min(end - start, (panel + 1) * PANEL)))
                    .toArray(float[][][]::new);
            int tiles = (size + LEAST_ROWS - 1) / LEAST_ROWS;
            IntStream.range(0, tiles * turned.length).parallel().forEach(work -> {
                int tile = work % tiles;
                int panel = work / tiles;
                int to = Math.min(size, (tile + 1) * LEAST_ROWS);
                addPanel(distances, count, own, tile * LEAST_ROWS, to, turned[panel], start + panel * PANEL);
            });
        }
    }

    private float[] scaled(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return values;
    }

    /** Rows as columns: an array a column, as the compiler makes vectors of arrays but not of parts of one. */
    private static float[][] turned(float[] rows, int width, int from, int to) {
        int length = to - from;
        float[][] turned = new float[width][length];
        for (int row = 0; row < length; row++) {
            for (int column = 0; column < width; column++) {
                turned[column][row] = rows[(from + row) * width + column];
            }
        }
        return turned;
    }

    private static void addPanel(
            float[] distances, int count, float[] own, int from, int to, float[][] panel, int first) {
        int width = panel.length;
        int length = panel[0].length;
        float[][] sums = new float[to - from][length];
        for (int start = 0; start < width; start += DEPTH) {
            int end = Math.min(width, start + DEPTH);
            for (int row = from; row < to; row++) {
                addColumns(sums[row - from], own, row * width, panel, start, end);
            }
        }
        for (int row = from; row < to; row++) {
            float[] sum = sums[row - from];
            int target = row * count + first;
            for (int j = 0; j < length; j++) {
                distances[target + j] += sum[j];
            }
        }
    }

    private static void addColumns(float[] sum, float[] own, int row, float[][] panel, int from, int to) {
        int column = from;
        for (; column + 4 <= to; column += 4) {
            int at = row + column;
            addFour(
                    sum,
                    new float[] {own[at], own[at + 1], own[at + 2], own[at + 3]},
                    panel[column],
                    panel[column + 1],
                    panel[column + 2],
                    panel[column + 3]);
        }
        for (; column < to; column++) {
            float x = own[row + column];
            float[] others = panel[column];
            for (int j = 0; j < sum.length; j++) {
                float d = x - others[j];
                sum[j] += d * d;
            }
        }
    }

    private static void addFour(float[] sum, float[] x, float[] p0, float[] p1, float[] p2, float[] p3) {
        float x0 = x[0];
        float x1 = x[1];
        float x2 = x[2];
        float x3 = x[3];
        for (int j = 0; j < sum.length; j++) {
            float d0 = x0 - p0[j];
            float d1 = x1 - p1[j];
            float d2 = x2 - p2[j];
            float d3 = x3 - p3[j];
            sum[j] += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
        }
    }

    /** The largest magnitude of all features. */
    static double largest(FeatureRows rows) {
        double largest = 0;
        int atOnce = 4096;
        for (int stripe = 0; stripe < rows.stripes(); stripe++) {
            for (int from = 0; from < rows.count(); from += atOnce) {
                float[] some = rows.read(stripe, from, Math.min(rows.count(), from + atOnce));
                largest = Math.max(
                        largest,
                        IntStream.range(0, some.length)
                                .mapToDouble(i -> Math.abs(some[i]))
                                .max()
                                .orElse(0));
            }
        }
        return largest;
    }
}
