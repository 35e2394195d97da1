package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.List;
import org.convscope.inspect.fold.UnitValues;

/**
 * How many of each unit's values on a frame are at most as large as a threshold that is known only once all frames were seen: a
 * millionth of the layer's largest magnitude on any of them, so no less than a millionth of that on this frame. Larger values below
 * 122 to 244 millionths of the largest on this frame (a power
 * of two) are listed, so that the answer is exact unless another frame's largest is more than 122 times as large; above, they are
 * counted in steps of three powers of two, within which the answer is interpolated.
 *
 * @param first the power of two below which values are listed: 2^first
 * @param zeros how many of each unit are at most a millionth of the largest
 * @param ends where each unit's listed magnitudes end
 * @param listed the different magnitudes of each unit, rising
 * @param times how often each is there
 * @param steps of each unit, {@link #STEPS} each: magnitudes from 2^(first + 3 i) to 2^(first + 3 i + 3), of the last one up to the
 *     largest
 */
public record SmallMagnitudes(int first, int[] zeros, int[] ends, float[] listed, int[] times, int[] steps) {
    /** From 2^first to the frame's largest magnitude and beyond. */
    public static final int STEPS = 5;

    private static final int OCTAVES_IN_STEP = 3;
    /** As many numbers are looked at side by side: see {@link UnitTotals}. */
    private static final int ROW = 1024;

    private static final int LISTED_BELOW_LARGEST = 12;
    private static final int MANTISSA_BITS = 23;
    private static final int EXPONENT_OF_ONE = 127;
    private static final int MAGNITUDE_BITS = 0x7FFFFFFF;
    /** Shifted by this, a negative number is -1 and any other 0. */
    private static final int SIGN = 31;

    /** As many bounds' counts stand in one number, of so many bits each: as many rows go before they are taken out. */
    private static final int TOGETHER = 3;

    private static final int COUNT_BITS = 10;
    private static final int MOST_ROWS = (1 << COUNT_BITS) - 1;
    /** So many listed values of a row are looked for one by one: mostly there are few. */
    private static final int MOST_SEARCHED = 16;

    /** Where units have more listed values than this, they are rounded up to 8 bits, which need not be put in order. */
    private static final int MOST_LISTED = 128;

    private static final int ROUNDED_BITS = 16;

    /** Of the largest magnitude: what is no larger is zero. */
    static final double ZERO = 1e-6;

    /**
     * @param all blocks of one frame
     * @param largest magnitude of them
     */
    static SmallMagnitudes of(List<UnitValues> all, float largest) {
        int exponent = Math.max(1, (Float.floatToRawIntBits(largest) >>> MANTISSA_BITS) - LISTED_BELOW_LARGEST);
        int[] bounds = bounds(largest, exponent);
        List<Chunk> chunks = UnitValues.chunks(all, chunk -> Chunk.of(chunk, bounds));
        int units = all.stream().mapToInt(UnitValues::units).sum();
        int[] zeros = new int[units];
        int[] steps = new int[units * STEPS];
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.values.units(); i++) {
                int unit = chunk.values.firstUnit() + i;
                zeros[unit] += chunk.below[0][i];
                for (int step = 0; step < STEPS; step++) {
                    steps[unit * STEPS + step] += chunk.below[step + 2][i] - chunk.below[step + 1][i];
                }
            }
        }
        long[] small = joined(chunks);
        int first = exponent - EXPONENT_OF_ONE;
        return small.length > (long) MOST_LISTED * units
                ? rounded(first, zeros, steps, bounds, small)
                : listed(first, zeros, steps, small);
    }

    private static long[] joined(List<Chunk> chunks) {
        long[] all =
                new long[chunks.stream().mapToInt(chunk -> chunk.small.length).sum()];
        int at = 0;
        for (Chunk chunk : chunks) {
            System.arraycopy(chunk.small, 0, all, at, chunk.small.length);
            at += chunk.small.length;
        }
        return all;
    }

    /** The bits behind the largest that is zero, those of 2^first, 2^(first + 3) ... */
    private static int[] bounds(float largest, int exponent) {
        float zero = (float) (ZERO * largest);
        int bits = Float.floatToRawIntBits(zero);
        int[] bounds = new int[1 + STEPS];
        bounds[0] = zero > ZERO * largest ? bits : bits + 1;
        for (int step = 0; step < STEPS; step++) {
            bounds[1 + step] = (exponent + OCTAVES_IN_STEP * step) << MANTISSA_BITS;
        }
        return bounds;
    }

    /**
     * Of some places.
     *
     * @param below how many of each unit's values lie below each of the bounds, and beyond the largest
     * @param small unit and magnitude of each value to be listed
     */
    private record Chunk(UnitValues values, int[][] below, long[] small) {
        static Chunk of(UnitValues values, int... bounds) {
            int lanes = values.lanes();
            int[] row = new int[values.rowLength(ROW)];
            int[] isSmall = new int[row.length];
            int[] lower = new int[row.length];
            int[] upper = new int[row.length];
            int[][] below = new int[bounds.length + 1][values.units()];
            var small = new SmallList(values, row.length);
            int inRow = row.length / lanes;
            int rows = 0;
            for (int place = 0; place < values.places(); place += inRow) {
                int count = Math.min(inRow, values.places() - place);
                values.readBits(place, count, row);
                // behind the last one, what is below nothing
                Arrays.fill(row, count * lanes, row.length, MAGNITUDE_BITS);
                countLower(row, lower, isSmall, bounds[0], bounds[1], bounds[2]);
                countUpper(row, upper, bounds[3], bounds[4], bounds[5]);
                small.add(row, isSmall);
                if (++rows == MOST_ROWS) {
                    move(lower, lanes, below, 0);
                    move(upper, lanes, below, TOGETHER);
                    rows = 0;
                }
            }
            move(lower, lanes, below, 0);
            move(upper, lanes, below, TOGETHER);
            Arrays.fill(below[bounds.length], values.places());
            return new Chunk(values, below, small.numbers());
        }

        /**
         * Magnitudes as bits, which are in the same order, below three bounds; marks those below the second but not the first by -1.
         *
         * @param counts of the first in the lowest bits
         */
        private static void countLower(int[] row, int[] counts, int[] isSmall, int first, int second, int third) {
            for (int i = 0; i < counts.length; i++) {
                int bits = row[i] & MAGNITUDE_BITS;
                int belowFirst = (bits - first) >> SIGN;
                int belowSecond = (bits - second) >> SIGN;
                int belowThird = (bits - third) >> SIGN;
                counts[i] -= belowFirst + (belowSecond << COUNT_BITS) + (belowThird << (2 * COUNT_BITS));
                isSmall[i] = belowSecond & ~belowFirst;
            }
        }

        /** The same without marks: a loop of its own, since the marks are one more thing to be stored for each value. */
        private static void countUpper(int[] row, int[] counts, int first, int second, int third) {
            for (int i = 0; i < counts.length; i++) {
                int bits = row[i] & MAGNITUDE_BITS;
                int belowFirst = (bits - first) >> SIGN;
                int belowSecond = (bits - second) >> SIGN;
                int belowThird = (bits - third) >> SIGN;
                counts[i] -= belowFirst + (belowSecond << COUNT_BITS) + (belowThird << (2 * COUNT_BITS));
            }
        }

        /** Adds counts of three bounds to those of each unit, and begins anew. */
        private static void move(int[] counts, int lanes, int[][] below, int bound) {
            for (int i = 0; i < counts.length; i += lanes) {
                for (int unit = 0; unit < below[bound].length; unit++) {
                    int three = counts[i + unit];
                    for (int j = 0; j < TOGETHER; j++) {
                        below[bound + j][unit] += (three >>> (j * COUNT_BITS)) & MOST_ROWS;
                    }
                }
            }
            Arrays.fill(counts, 0);
        }
    }

    /** Unit and magnitude of values that are listed. */
    private static final class SmallList {
        private final UnitValues values;
        private final int[] none;
        private long[] small = new long[0];
        private int count;

        SmallList(UnitValues values, int rowLength) {
            this.values = values;
            this.none = new int[rowLength];
        }

        /** Those that are marked, by -1. A few are looked for; behind them all without a branch: nobody can foresee which are. */
        void add(int[] row, int[] isSmall) {
            int found = Arrays.mismatch(isSmall, none);
            if (found < 0) {
                return;
            }
            if (small.length < count + row.length) {
                small = Arrays.copyOf(small, 2 * (count + row.length));
            }
            int lanes = values.lanes();
            int at = found;
            for (int few = 0; few < MOST_SEARCHED; few++) {
                int unit = at % lanes;
                // numbers behind the last unit mean nothing
                if (unit < values.units()) {
                    put(unit, row[at]);
                    count++;
                }
                int more = Arrays.mismatch(isSmall, at + 1, row.length, none, at + 1, row.length);
                if (more < 0) {
                    return;
                }
                at += 1 + more;
            }
            for (int unit = at % lanes; at < row.length; at++) {
                put(unit, row[at]);
                count -= unit < values.units() ? isSmall[at] : 0;
                unit = unit + 1 == lanes ? 0 : unit + 1;
            }
        }

        private void put(int unit, int bits) {
            small[count] = (long) (values.firstUnit() + unit) << 32 | (bits & MAGNITUDE_BITS);
        }

        long[] numbers() {
            return Arrays.copyOf(small, count);
        }
    }

    private static SmallMagnitudes listed(int first, int[] zeros, int[] steps, long[] small) {
        Arrays.sort(small);
        int[] ends = new int[zeros.length];
        float[] listed = new float[small.length];
        int[] times = new int[small.length];
        int count = 0;
        for (int i = 0; i < small.length; i++) {
            if (i == 0 || small[i] != small[i - 1]) {
                listed[count++] = Float.intBitsToFloat((int) small[i]);
            }
            times[count - 1]++;
            ends[(int) (small[i] >>> 32)] = count;
        }
        for (int unit = 1; unit < ends.length; unit++) {
            ends[unit] = Math.max(ends[unit], ends[unit - 1]);
        }
        return new SmallMagnitudes(
                first, zeros, ends, Arrays.copyOf(listed, count), Arrays.copyOf(times, count), steps);
    }

    private static SmallMagnitudes rounded(int first, int[] zeros, int[] steps, int[] bounds, long[] small) {
        int lowest = bounds[0] >>> ROUNDED_BITS;
        int each = (bounds[1] >>> ROUNDED_BITS) - lowest + 1;
        int[] counts = new int[zeros.length * each];
        for (long one : small) {
            counts[(int) (one >>> 32) * each + ((int) one >>> ROUNDED_BITS) - lowest]++;
        }
        int[] ends = new int[zeros.length];
        float[] listed = new float[counts.length];
        int[] times = new int[counts.length];
        int count = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                listed[count] = Float.intBitsToFloat(((lowest + i % each + 1) << ROUNDED_BITS) - 1);
                times[count++] = counts[i];
            }
            ends[i / each] = count;
        }
        return new SmallMagnitudes(
                first, zeros, ends, Arrays.copyOf(listed, count), Arrays.copyOf(times, count), steps);
    }

    /** How many of a unit's values have at most this magnitude. */
    long atMost(int unit, double threshold) {
        long count = zeros[unit];
        for (int i = unit == 0 ? 0 : ends[unit - 1]; i < ends[unit]; i++) {
            count += listed[i] <= threshold ? times[i] : 0;
        }
        double within = 0;
        for (int step = 0; step < STEPS; step++) {
            double low = Math.scalb(1.0, first + OCTAVES_IN_STEP * step);
            double high = Math.scalb(1.0, first + Math.min(OCTAVES_IN_STEP * (step + 1), 1 + LISTED_BELOW_LARGEST));
            within += Math.max(0, Math.min(1, (threshold - low) / (high - low))) * steps[unit * STEPS + step];
        }
        return count + Math.round(within);
    }
}
