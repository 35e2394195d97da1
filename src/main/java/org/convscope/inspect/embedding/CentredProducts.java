package org.convscope.inspect.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.task.TaskMonitor;

/** Products with the features after each one's mean was taken off, in double precision, a stripe at a time. */
final class CentredProducts {
    private static final int ROWS = 4096;
    private static final int COLUMNS = 64;

    /** A mean is off by less than this part of it; numbers of 32 bits that differ do so by far more. */
    private static final double ROUNDING = 1e-14;

    private final FeatureRows rows;
    private final double[] means;

    CentredProducts(FeatureRows rows, TaskMonitor monitor) {
        this.rows = rows;
        this.means = new double[rows.length()];
        double[] ones = new double[rows.count()];
        Arrays.fill(ones, 1.0 / rows.count());
        for (int stripe = 0; stripe < rows.stripes(); stripe++) {
            monitor.checkCancelled();
            double[] of = transposed(stripe, new double[][] {ones}, new double[rows.width(stripe)])[0];
            System.arraycopy(of, 0, means, stripe * FeatureRows.STRIPE, of.length);
        }
    }

    /** The sum of all squares: what all directions together vary, times the number of frames. */
    double squares(TaskMonitor monitor) {
        double[] sums = new double[rows.count()];
        for (int stripe = 0; stripe < rows.stripes(); stripe++) {
            monitor.checkCancelled();
            int width = rows.width(stripe);
            int first = stripe * FeatureRows.STRIPE;
            forPieces(
                    stripe,
                    (x, from, count) -> IntStream.range(0, count).parallel().forEach(row -> {
                        double sum = 0;
                        for (int k = 0; k < width; k++) {
                            double d = x[row * width + k] - means[first + k];
                            sum += d * d;
                        }
                        sums[from + row] += sum;
                    }));
        }
        double all = 0;
        for (double sum : sums) {
            all += sum;
        }
        return all;
    }

    /** What {@link #squares} may be where nothing varies, as means are rounded. */
    double rounding() {
        double sum = 0;
        for (double mean : means) {
            sum += mean * mean;
        }
        return sum * ROUNDING * ROUNDING * rows.count();
    }

    /** Each vector times the features and back: one number a frame in and out. */
    double[][] square(double[][] vectors, TaskMonitor monitor) {
        double[][] products = new double[vectors.length][rows.count()];
        for (int stripe = 0; stripe < rows.stripes(); stripe++) {
            monitor.checkCancelled();
            int width = rows.width(stripe);
            double[] off = means(stripe);
            double[][] across = transposed(stripe, vectors, off);
            forPieces(
                    stripe,
                    (x, from, count) -> IntStream.range(0, count).parallel().forEach(row -> {
                        for (int v = 0; v < vectors.length; v++) {
                            products[v][from + row] += dot(x, row * width, off, across[v]);
                        }
                    }));
        }
        return products;
    }

    /** A vector with a number a frame, times the features: one number a feature. */
    double[] across(double[] vector, TaskMonitor monitor) {
        double[] across = new double[rows.length()];
        for (int stripe = 0; stripe < rows.stripes(); stripe++) {
            monitor.checkCancelled();
            double[] of = transposed(stripe, new double[][] {vector}, means(stripe))[0];
            System.arraycopy(of, 0, across, stripe * FeatureRows.STRIPE, of.length);
        }
        return across;
    }

    private double[] means(int stripe) {
        int first = stripe * FeatureRows.STRIPE;
        return Arrays.copyOfRange(means, first, first + rows.width(stripe));
    }

    private static double dot(float[] x, int start, double[] off, double[] with) {
        double even = 0;
        double odd = 0;
        int k = 0;
        for (; k + 2 <= with.length; k += 2) {
            even += (x[start + k] - off[k]) * with[k];
            odd += (x[start + k + 1] - off[k + 1]) * with[k + 1];
        }
        return k < with.length ? even + odd + (x[start + k] - off[k]) * with[k] : even + odd;
    }

    /** Each vector times a stripe: columns are shared among threads, so that sums are made in the same order on any number. */
    private double[][] transposed(int stripe, double[][] vectors, double[] off) {
        int width = rows.width(stripe);
        double[][] sums = new double[vectors.length][width];
        forPieces(stripe, (x, from, count) -> IntStream.range(0, (width + COLUMNS - 1) / COLUMNS)
                .parallel()
                .forEach(range -> {
                    int start = range * COLUMNS;
                    int length = Math.min(width, start + COLUMNS) - start;
                    double[] row = new double[length];
                    for (int i = 0; i < count; i++) {
                        for (int k = 0; k < length; k++) {
                            row[k] = x[i * width + start + k] - off[start + k];
                        }
                        for (int v = 0; v < vectors.length; v++) {
                            double[] sum = sums[v];
                            double factor = vectors[v][from + i];
                            for (int k = 0; k < length; k++) {
                                sum[start + k] += factor * row[k];
                            }
                        }
                    }
                }));
        return sums;
    }

    /** Takes some rows of a stripe. */
    private interface Piece {
        void take(float[] x, int from, int count);
    }

    private void forPieces(int stripe, Piece piece) {
        for (int from = 0; from < rows.count(); from += ROWS) {
            int to = Math.min(rows.count(), from + ROWS);
            piece.take(rows.read(stripe, from, to), from, to - from);
        }
    }
}
