package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.List;
import org.convscope.inspect.fold.UnitValues;

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

    /**
     * @param all blocks of one frame
     */
    static UnitTotals of(List<UnitValues> all) {
        int units = all.stream().mapToInt(UnitValues::units).sum();
        double[] sums = new double[units];
        float[] max = new float[units];
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        float largest = 0;
        for (Chunk chunk : UnitValues.chunks(all, Chunk::of)) {
            int first = chunk.values.firstUnit();
            for (int unit = 0; unit < chunk.sums.length; unit++) {
                sums[first + unit] += chunk.sums[unit];
                max[first + unit] = Math.max(max[first + unit], chunk.max[unit]);
                largest = Math.max(largest, Math.max(chunk.max[unit], -chunk.min[unit]));
            }
        }
        boolean isFinite = Arrays.stream(sums).allMatch(Double::isFinite);
        return new UnitTotals(sums, max, isFinite ? largest : Float.POSITIVE_INFINITY);
    }

    /** Of some places of a block. */
    private record Chunk(UnitValues values, double[] sums, float[] max, float[] min) {
        static Chunk of(UnitValues values) {
            float[] row = new float[values.rowLength(ROW)];
            float[] single = new float[row.length];
            float[] highest = new float[row.length];
            float[] lowest = new float[row.length];
            Arrays.fill(highest, Float.NEGATIVE_INFINITY);
            Arrays.fill(lowest, Float.POSITIVE_INFINITY);
            double[] sums = new double[values.units()];
            int inRow = row.length / values.lanes();
            int rows = 0;
            int place = 0;
            for (; place + inRow <= values.places(); place += inRow) {
                values.read(place, inRow, row);
                raise(highest, row);
                lower(lowest, row);
                add(single, row);
                if (++rows % ROWS_IN_SINGLE == 0) {
                    move(single, values.lanes(), sums);
                }
            }
            int rest = (values.places() - place) * values.lanes();
            values.read(place, values.places() - place, row);
            for (int i = 0; i < rest; i++) {
                highest[i] = Math.max(highest[i], row[i]);
                lowest[i] = Math.min(lowest[i], row[i]);
                single[i] += row[i];
            }
            move(single, values.lanes(), sums);
            if (!Arrays.stream(sums).allMatch(Double::isFinite)) {
                // numbers so large that only double holds their sum, or none at all
                addEach(values, row, sums);
            }
            return new Chunk(
                    values,
                    sums,
                    folded(highest, values, Math::max, Float.NEGATIVE_INFINITY),
                    folded(lowest, values, Math::min, Float.POSITIVE_INFINITY));
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

        private static void add(float[] sums, float[] row) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }

        private static void move(float[] single, int lanes, double[] sums) {
            for (int i = 0; i < single.length; i += lanes) {
                for (int unit = 0; unit < sums.length; unit++) {
                    sums[unit] += single[i + unit];
                }
            }
            Arrays.fill(single, 0);
        }

        private static void addEach(UnitValues values, float[] row, double[] sums) {
            Arrays.fill(sums, 0);
            for (int place = 0; place < values.places(); place++) {
                values.read(place, 1, row);
                for (int unit = 0; unit < sums.length; unit++) {
                    sums[unit] += row[unit];
                }
            }
        }

        /** Which of two numbers stays. */
        @FunctionalInterface
        private interface Choice {
            float of(float one, float other);
        }

        private static float[] folded(float[] row, UnitValues values, Choice choice, float start) {
            float[] folded = new float[values.units()];
            Arrays.fill(folded, start);
            for (int i = 0; i < row.length; i += values.lanes()) {
                for (int unit = 0; unit < folded.length; unit++) {
                    folded[unit] = choice.of(folded[unit], row[i + unit]);
                }
            }
            return folded;
        }
    }
}
