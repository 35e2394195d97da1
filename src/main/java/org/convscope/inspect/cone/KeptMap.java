package org.convscope.inspect.cone;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A map of the run in which nothing was changed.
 *
 * @param numbers (H, W, C)
 */
record KeptMap(float[] numbers, int height, int width, int channels) {
    /**
     * A rectangle of it that is another one.
     *
     * @param numbers where they stand
     * @param offset of the first
     * @param rowLength numbers from one row to the next
     */
    record Changed(float[] numbers, int offset, int rowLength, int top, int left, int rows, int columns) {}

    int size() {
        return numbers.length;
    }

    /**
     * Copies a rectangle that may reach beyond the map.
     *
     * @param outside what lies there
     * @param changed what is taken instead of what was kept; null for nothing
     */
    void copy(
            int top,
            int left,
            int rows,
            int columns,
            float outside,
            @Nullable Changed changed,
            float[] target,
            int offset) {
        int row = columns * channels;
        int from = Math.max(0, -left);
        int to = Math.max(from, Math.min(columns, width - left));
        for (int y = 0; y < rows; y++) {
            int at = offset + y * row;
            int kept = top + y;
            if (kept < 0 || kept >= height || from >= columns) {
                Arrays.fill(target, at, at + row, outside);
                continue;
            }
            if (from > 0) {
                Arrays.fill(target, at, at + from * channels, outside);
            }
            if (to < columns) {
                Arrays.fill(target, at + to * channels, at + row, outside);
            }
            boolean isChanged = changed != null && kept >= changed.top && kept < changed.top + changed.rows;
            if (changed == null || !isChanged) {
                copy(kept, left + from, left + to, target, at + from * channels);
                continue;
            }
            int first = Math.max(left + from, Math.min(left + to, changed.left));
            int end = Math.max(first, Math.min(left + to, changed.left + changed.columns));
            copy(kept, left + from, first, target, at + from * channels);
            if (end > first) {
                System.arraycopy(
                        changed.numbers,
                        changed.offset + (kept - changed.top) * changed.rowLength + (first - changed.left) * channels,
                        target,
                        at + (first - left) * channels,
                        (end - first) * channels);
            }
            copy(kept, end, left + to, target, at + (end - left) * channels);
        }
    }

    private void copy(int row, int from, int to, float[] target, int at) {
        if (to > from) {
            System.arraycopy(numbers, (row * width + from) * channels, target, at, (to - from) * channels);
        }
    }

    /** What the sum of each channel changes by. */
    double[] sumChange(Changed changed) {
        double[] sums = new double[channels];
        for (int y = 0; y < changed.rows; y++) {
            int one = changed.offset + y * changed.rowLength;
            int other = ((changed.top + y) * width + changed.left) * channels;
            for (int x = 0; x < changed.columns; x++) {
                for (int c = 0; c < channels; c++) {
                    sums[c] += (double) changed.numbers[one++] - numbers[other++];
                }
            }
        }
        return sums;
    }

    double[] sums() {
        double[] sums = new double[channels];
        int at = 0;
        while (at < numbers.length) {
            for (int c = 0; c < channels; c++) {
                sums[c] += numbers[at++];
            }
        }
        return sums;
    }
}
