package org.convscope.array;

/** A closed range of values, smallest and largest; {@link #EMPTY} where there was no finite value. */
public record Range(double min, double max) {
    /** The range of no value at all. */
    public static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** The range of the finite numbers among {@code values[from .. to)} with a step. */
    public static Range of(float[] values, int from, int to, int step) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i += step) {
            float v = values[i];
            if (Float.isFinite(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return min <= max ? new Range(min, max) : EMPTY;
    }

    /** The range of all finite numbers. */
    public static Range of(float... values) {
        return of(values, 0, values.length, 1);
    }

    /** The range of all finite numbers. */
    public static Range of(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (Double.isFinite(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return min <= max ? new Range(min, max) : EMPTY;
    }

    public boolean isEmpty() {
        return !(min <= max);
    }

    /** Whether all finite values were the same. */
    public boolean isConstant() {
        return min == max;
    }

    public double width() {
        return isEmpty() ? 0 : max - min;
    }

    public boolean contains(double value) {
        return min <= value && value <= max;
    }

    /** The smallest range that covers both. */
    public Range union(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }

    /** Whether there are values on both sides of zero. */
    public boolean hasBothSigns() {
        return min < 0 && max > 0;
    }

    /** Whether it reaches as far below zero as above. */
    public boolean isCentred() {
        return hasBothSigns() && min == -max;
    }

    /** The smallest range around zero that covers this one. */
    public Range symmetric() {
        double reach = isEmpty() ? 0 : Math.max(Math.abs(min), Math.abs(max));
        return new Range(-reach, reach);
    }
}
