package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.List;

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

    private static final int SLOTS = 1 + OCTAVES;
    private static final int LISTED_BELOW_LARGEST = 12;
    private static final int MANTISSA_BITS = 23;
    private static final int EXPONENT_OF_ONE = 127;
    private static final int MAGNITUDE_BITS = 0x7FFFFFFF;
    /** Where a unit has more different small values than this, they are rounded up to 8 bits. */
    private static final int MOST_LISTED = 1024;

    private static final int ROUNDED = 0xFFFF;

    static SmallMagnitudes of(UnitValues values, float largest) {
        int exponent = Math.max(1, (Float.floatToRawIntBits(largest) >>> MANTISSA_BITS) - LISTED_BELOW_LARGEST);
        List<Chunk> chunks = values.chunks(chunk -> Chunk.of(chunk, exponent));
        int units = values.units();
        int[] zeros = new int[units];
        int[] octaves = new int[units * OCTAVES];
        for (Chunk chunk : chunks) {
            for (int unit = 0; unit < units; unit++) {
                zeros[unit] += chunk.slots[unit * SLOTS];
                for (int octave = 0; octave < OCTAVES; octave++) {
                    octaves[unit * OCTAVES + octave] += chunk.slots[unit * SLOTS + 1 + octave];
                }
            }
        }
        return listed(
                exponent - EXPONENT_OF_ONE,
                zeros,
                octaves,
                chunks.stream()
                        .flatMapToLong(chunk -> Arrays.stream(chunk.small))
                        .toArray());
    }

    /**
     * Of some places.
     *
     * @param slots of each unit: zeros, then octaves
     * @param small unit and magnitude of each value to be listed
     */
    private record Chunk(int[] slots, long[] small) {
        static Chunk of(UnitValues values, int exponent) {
            int[] slots = new int[values.units() * SLOTS];
            int listed = (exponent << MANTISSA_BITS) - 1;
            long[] small = new long[16];
            int count = 0;
            for (int start = values.from(); start < values.end(); start += values.units()) {
                for (int unit = 0; unit < values.units(); unit++) {
                    int bits = Float.floatToRawIntBits(values.numbers()[start + unit]) & MAGNITUDE_BITS;
                    // zero less one is the largest of these: half of all values need no branch that nobody can foresee
                    if (((bits - 1) & MAGNITUDE_BITS) < listed) {
                        small = count == small.length ? Arrays.copyOf(small, 2 * count) : small;
                        small[count++] = (long) unit << 32 | bits;
                    } else {
                        slots[unit * SLOTS + Math.max(0, (bits >>> MANTISSA_BITS) - exponent + 1)]++;
                    }
                }
            }
            return new Chunk(slots, Arrays.copyOf(small, count));
        }
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
