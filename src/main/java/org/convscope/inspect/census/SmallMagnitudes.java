package org.convscope.inspect.census;

import java.util.Arrays;

/**
 * How many of each unit's values on a frame are at most as large as a threshold that is known only once all frames were seen: a
 * millionth of the layer's largest magnitude on any of them. Values below 122 to 244 millionths of the largest on this frame (a power
 * of two) are listed, so that the answer is exact unless another frame's largest is more than 122 times as large; above, they are
 * counted by powers of two, between which the answer is interpolated.
 *
 * @param first the power of two below which values are listed: 2^first
 * @param zeros how many of each unit are exactly zero
 * @param ends where each unit's listed magnitudes end
 * @param listed the different magnitudes of each unit, rising
 * @param times how often each is there
 * @param octaves of each unit, {@link #OCTAVES} each: magnitudes from 2^(first + i) to 2^(first + i + 1)
 */
public record SmallMagnitudes(int first, int[] zeros, int[] ends, float[] listed, int[] times, int[] octaves) {
    /** From 2^first to the frame's largest magnitude and beyond. */
    public static final int OCTAVES = 13;

    private static final int LISTED_BELOW_LARGEST = 12;
    private static final int MANTISSA_BITS = 23;
    private static final int EXPONENT_OF_ONE = 127;
    private static final int MAGNITUDE_BITS = 0x7FFFFFFF;
    /** Where a unit has more different small values than this, they are rounded up to 8 bits. */
    private static final int MOST_LISTED = 1024;

    private static final int ROUNDED = 0xFFFF;

    static SmallMagnitudes of(float[] values, int units, float largest) {
        int exponent = Math.max(1, (Float.floatToRawIntBits(largest) >>> MANTISSA_BITS) - LISTED_BELOW_LARGEST);
        int[] octaves = new int[units * OCTAVES];
        int[] zeros = new int[units];
        var small = new long[16];
        int count = 0;
        for (int start = 0; start < values.length; start += units) {
            for (int unit = 0; unit < units; unit++) {
                int bits = Float.floatToRawIntBits(values[start + unit]) & MAGNITUDE_BITS;
                int octave = (bits >>> MANTISSA_BITS) - exponent;
                if (octave >= 0) {
                    octaves[unit * OCTAVES + octave]++;
                } else if (bits == 0) {
                    zeros[unit]++;
                } else {
                    small = count == small.length ? Arrays.copyOf(small, 2 * count) : small;
                    small[count++] = (long) unit << 32 | bits;
                }
            }
        }
        return listed(exponent - EXPONENT_OF_ONE, zeros, octaves, Arrays.copyOf(small, count));
    }

    private static SmallMagnitudes listed(int first, int[] zeros, int[] octaves, long[] small) {
        if (small.length > (long) MOST_LISTED * zeros.length) {
            for (int i = 0; i < small.length; i++) {
                small[i] |= ROUNDED;
            }
        }
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
                first, zeros, ends, Arrays.copyOf(listed, count), Arrays.copyOf(times, count), octaves);
    }

    /** How many of a unit's values have at most this magnitude. */
    long atMost(int unit, double threshold) {
        long count = zeros[unit];
        for (int i = unit == 0 ? 0 : ends[unit - 1]; i < ends[unit]; i++) {
            count += listed[i] <= threshold ? times[i] : 0;
        }
        double within = 0;
        for (int octave = 0; octave < OCTAVES; octave++) {
            double share = (threshold - Math.scalb(1.0, first + octave)) / Math.scalb(1.0, first + octave);
            within += Math.max(0, Math.min(1, share)) * octaves[unit * OCTAVES + octave];
        }
        return count + Math.round(within);
    }
}
