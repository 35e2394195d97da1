package org.convscope.inspect.maps;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Percentiles;
import org.convscope.array.Range;

/**
 * Evenly taken finite values of one or several arrays, for percentiles of more numbers than anybody would sort. Arrays of at
 * most the given number of values altogether are taken whole; of more, one value out of every so many, at a place in them that
 * changes: a fixed step would always meet the same units and columns of (H, W, C) data. The same arrays have the same sample.
 */
public final class ValueSample {
    /** The number of values that tell the percentiles of a layer. */
    public static final int OF_LAYER = 400_000;

    /** The number of values that tell the percentiles of one map. */
    public static final int OF_MAP = 20_000;

    private static final double HIGH_PERCENT = 99;

    /** A value at a place among those that are offered. */
    private interface Values {
        float at(long place);
    }

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
        add(count, place -> data[(int) (from + place * stride)]);
    }

    /** Offers {@code data - subtracted}, value by value. */
    public void addDifference(float[] data, float[] subtracted) {
        add(Math.min(data.length, subtracted.length), place -> data[(int) place] - subtracted[(int) place]);
    }

    /** The range of the finite values among {@code data - subtracted}. */
    public static Range rangeOfDifference(float[] data, float[] subtracted) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < Math.min(data.length, subtracted.length); i++) {
            float v = data[i] - subtracted[i];
            if (Float.isFinite(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return min <= max ? new Range(min, max) : Range.EMPTY;
    }

    private void add(long count, Values offeredNow) {
        while (next < offered + count) {
            float v = offeredNow.at(next - offered);
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

    /**
     * Where the ends of the colour map stand.
     *
     * @param all the smallest and the largest of all values that were offered, of which the sample may have missed some
     */
    public ColourEnds ends(ColourLimits limits, Range all) {
        if (limits instanceof ColourLimits.Fixed fixed) {
            return ColourEnds.of(all).at(fixed.range());
        }
        if (limits instanceof ColourLimits.Extremes || size == 0) {
            return ColourEnds.of(all);
        }
        if (all.hasBothSigns()) {
            double reach = new Percentiles(changed(Math::abs)).at(HIGH_PERCENT);
            return ColourEnds.of(all).at(reach > 0 ? new Range(-reach, reach) : all.symmetric());
        }
        double high = new Percentiles(changed(v -> v)).at(HIGH_PERCENT);
        return high > all.min() ? ColourEnds.of(all).at(new Range(all.min(), high)) : ColourEnds.of(all);
    }

    /**
     * The range from one percentile to another, between values as numpy's {@code percentile} is; empty where nothing
     * was finite.
     *
     * @param low percentile, 0 to 100
     * @param high percentile, 0 to 100
     */
    public Range limits(double low, double high) {
        if (size == 0) {
            return Range.EMPTY;
        }
        var percentiles = new Percentiles(changed(v -> v));
        return new Range(percentiles.at(low), percentiles.at(high));
    }

    private interface Change {
        float of(float value);
    }

    private float[] changed(Change change) {
        float[] changed = new float[size];
        for (int i = 0; i < size; i++) {
            changed[i] = change.of(values[i]);
        }
        return changed;
    }
}
