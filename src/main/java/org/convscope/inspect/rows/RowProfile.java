package org.convscope.inspect.rows;

import java.util.Arrays;
import org.convscope.array.Histogram;
import org.convscope.array.Range;

/**
 * One row of a picture.
 *
 * @param row its index, from the top
 * @param values its numbers, left to right
 * @param histogram of the row, between its own minimum and maximum
 */
public record RowProfile(int row, double[] values, Histogram histogram) {
    /** The row that the notebooks show. */
    public static final int DEFAULT_ROW = 250;
    /** How many bins the notebooks use. */
    public static final int DEFAULT_BINS = 10;
    /** How high the stripe is that shows the row as a picture. */
    public static final int STRIPE_ROWS = 16;

    public RowProfile {
        values = values.clone();
    }

    /** A row held within a picture's height. */
    public static int clamp(int row, int height) {
        return Math.max(0, Math.min(height - 1, row));
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** Smallest and largest number of some columns; empty where there is none. */
    public Range range(int from, int to) {
        return Range.of(Arrays.copyOfRange(values, from, to));
    }

    public Range range() {
        return Range.of(values);
    }

    /** The row repeated {@code rows} times, (rows, width) row-major. */
    public double[] stripe(int rows) {
        double[] stripe = new double[rows * values.length];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(values, 0, stripe, y * values.length, values.length);
        }
        return stripe;
    }
}
