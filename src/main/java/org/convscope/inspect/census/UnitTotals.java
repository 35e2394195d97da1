package org.convscope.inspect.census;

import java.util.Arrays;

/**
 * Each unit's sum and largest value over some places. Places are added up several at a time in single precision, a few before they
 * go on in double.
 *
 * @param sums not finite where a value is not
 * @param largest magnitude of all; infinite where a value is not finite
 */
record UnitTotals(double[] sums, float[] max, float largest) {
    /**
     * Several places side by side are one long row, which is copied out first: the compiler makes vectors of a loop that counts all
     * arrays from 0 by one index, and of no other.
     */
    private static final int ROW = 512;

    private static final int ROWS_IN_SINGLE = 16;

    static UnitTotals of(UnitValues values) {
        return values.chunks(UnitTotals::ofChunk).stream()
                .reduce(UnitTotals::plus)
                .orElseThrow();
    }

    private UnitTotals plus(UnitTotals next) {
        double[] both = sums.clone();
        float[] higher = max.clone();
        for (int unit = 0; unit < both.length; unit++) {
            both[unit] += next.sums[unit];
            higher[unit] = Math.max(higher[unit], next.max[unit]);
        }
        return new UnitTotals(both, higher, Math.max(largest, next.largest));
    }

    /** Of NaN the sums tell. */
    private static UnitTotals ofChunk(UnitValues values) {
        double[] sums = sums(values);
        boolean isFinite = Arrays.stream(sums).allMatch(Double::isFinite);
        int units = values.units();
        float[] row = new float[values.rowLength(ROW)];
        float[] highest = new float[row.length];
        float[] lowest = new float[row.length];
        Arrays.fill(highest, Float.NEGATIVE_INFINITY);
        Arrays.fill(lowest, Float.POSITIVE_INFINITY);
        int at = values.from();
        for (; at + row.length <= values.end(); at += row.length) {
            System.arraycopy(values.numbers(), at, row, 0, row.length);
            raise(highest, row);
            lower(lowest, row);
        }
        for (int i = 0; at + i < values.end(); i++) {
            highest[i] = Math.max(highest[i], values.numbers()[at + i]);
            lowest[i] = Math.min(lowest[i], values.numbers()[at + i]);
        }
        float[] max = new float[units];
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        float largest = 0;
        for (int i = 0; i < row.length; i++) {
            max[i % units] = Math.max(max[i % units], highest[i]);
            largest = Math.max(largest, Math.max(highest[i], -lowest[i]));
        }
        return new UnitTotals(sums, max, isFinite ? largest : Float.POSITIVE_INFINITY);
    }

    private static void raise(float[] highest, float[] row) {
        for (int i = 0; i < highest.length; i++) {
            highest[i] = Math.max(highest[i], row[i]);
        }
    }

    private static void lower(float[] lowest, float[] row) {
        for (int i = 0; i < lowest.length; i++) {
            lowest[i] = Math.min(lowest[i], row[i]);
        }
    }

    private static double[] sums(UnitValues values) {
        int units = values.units();
        float[] row = new float[values.rowLength(ROW)];
        float[] single = new float[row.length];
        double[] sums = new double[units];
        int rows = values.places() * units / row.length;
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values.numbers(), values.from() + i * row.length, row, 0, row.length);
            add(single, row);
            if ((i + 1) % ROWS_IN_SINGLE == 0 || i == rows - 1) {
                moved(single, sums);
            }
        }
        addEach(sums, values, values.from() + rows * row.length);
        if (!Arrays.stream(sums).allMatch(Double::isFinite)) {
            // numbers so large that only double holds their sum, or none at all
            Arrays.fill(sums, 0);
            addEach(sums, values, values.from());
        }
        return sums;
    }

    private static void addEach(double[] sums, UnitValues values, int from) {
        for (int i = from; i < values.end(); i++) {
            sums[(i - values.from()) % sums.length] += values.numbers()[i];
        }
    }

    private static void add(float[] sums, float[] row) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i];
        }
    }

    private static void moved(float[] single, double[] sums) {
        for (int i = 0; i < single.length; i += sums.length) {
            for (int unit = 0; unit < sums.length; unit++) {
                sums[unit] += single[i + unit];
            }
        }
        Arrays.fill(single, 0);
    }
}
