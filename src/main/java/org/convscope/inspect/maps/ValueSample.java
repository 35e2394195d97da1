package org.convscope.inspect.maps;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.convscope.array.Range;

/**
 * Evenly taken finite values of one or several arrays, for percentiles of more numbers than anybody would sort. Arrays of at
 * most the given number of values altogether are taken whole; of more, one value out of every so many, at a place in them that
 * changes: a fixed step would always meet the same units and columns of (H, W, C) data. The same arrays have the same sample.
 */
public final class ValueSample {
    /** What the window's percentile contrast leaves out at each end, percent. */
    public static final double OUTER_PERCENT = 1;

    private final int step;
    private final SplittableRandom places = new SplittableRandom(0);
    private float[] values;
    private int size;
    private long offered;
    private long group;
    private long next;

    /**
     * @param total how many values will be offered altogether
     * @param most how many of them are kept, about
     */
    public ValueSample(long total, int most) {
        step = (int) Math.max(1, Math.min(Integer.MAX_VALUE, (total + most - 1) / most));
        values = new float[(int) Math.min(total / step + 1, most + 1L)];
        next = place();
    }

    /** Offers {@code data[from .. )} with a stride: a channel of (H, W, C) data has from = c, stride = C. */
    public void add(float[] data, int from, int stride) {
        long count = Math.max(0, ((long) data.length - from + stride - 1) / stride);
        while (next < offered + count) {
            float v = data[(int) (from + (next - offered) * stride)];
            if (Float.isFinite(v)) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, size * 2 + 1);
                }
                values[size++] = v;
            }
            group += step;
            next = group + place();
        }
        offered += count;
    }

    private int place() {
        return step == 1 ? 0 : places.nextInt(step);
    }

    /** From the 1st to the 99th percentile, between values as numpy's {@code percentile} is; empty where nothing was finite. */
    public Range limits() {
        return limits(OUTER_PERCENT, 100 - OUTER_PERCENT);
    }

    /**
     * @param low percentile, 0 to 100
     * @param high percentile, 0 to 100
     */
    public Range limits(double low, double high) {
        if (size == 0) {
            return Range.EMPTY;
        }
        float[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new Range(percentile(sorted, low), percentile(sorted, high));
    }

    private static double percentile(float[] sorted, double percent) {
        double at = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * ((double) sorted[above] - sorted[below]);
    }
}
