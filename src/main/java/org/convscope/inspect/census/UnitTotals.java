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
    /** Several places side by side are one long row: the compiler makes vectors of it. */
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

    private static UnitTotals ofChunk(UnitValues values) {
        float[] max = new float[values.units()];
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        float largest = 0;
        for (int start = values.from(); start < values.end(); start += max.length) {
            largest = raised(max, values.numbers(), start, largest);
        }
        double[] sums = sums(values);
        boolean isFinite = Arrays.stream(sums).allMatch(Double::isFinite);
        return new UnitTotals(sums, max, isFinite ? largest : Float.POSITIVE_INFINITY);
    }

    /** New ends are rare, so that these branches cost less than a maximum that minds NaN; of NaN the sums tell. */
    private static float raised(float[] max, float[] values, int from, float before) {
        float largest = before;
        for (int unit = 0; unit < max.length; unit++) {
            float value = values[from + unit];
            if (value > max[unit]) {
                max[unit] = value;
            }
            if (Math.abs(value) > largest) {
                largest = Math.abs(value);
            }
        }
        return largest;
    }

    private static double[] sums(UnitValues values) {
        int units = values.units();
        int row = units * Math.max(1, Math.min(values.places(), ROW / units));
        float[] single = new float[row];
        double[] sums = new double[units];
        int rows = values.places() * units / row;
        for (int i = 0; i < rows; i++) {
            add(single, values.numbers(), values.from() + i * row);
            if ((i + 1) % ROWS_IN_SINGLE == 0 || i == rows - 1) {
                moved(single, sums);
            }
        }
        addEach(sums, values, values.from() + rows * row);
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

    private static void add(float[] sums, float[] values, int from) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[from + i];
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
