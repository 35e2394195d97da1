package org.convscope.array;

import java.util.List;

/**
 * The two ends of a colour map among values.
 *
 * @param range from and to; what lies beyond looks like the ends
 * @param values the smallest and the largest of all values
 */
public record Ends(Range range, Range values) {
    /** Of no value at all. */
    public static final Ends NONE = new Ends(Range.EMPTY, Range.EMPTY);

    /** At the smallest and the largest value. */
    public static Ends of(Range values) {
        return new Ends(values, values);
    }

    /** What several have together. */
    public static Ends over(List<Ends> several) {
        Ends all = NONE;
        for (Ends ends : several) {
            all = new Ends(all.range.union(ends.range), all.values.union(ends.values));
        }
        return all;
    }

    /** At two other values. */
    public Ends at(Range other) {
        return new Ends(other, values);
    }

    /** Whether there are values below the lower end. */
    public boolean cutsBelow() {
        return values.min() < range.min();
    }

    /** Whether there are values above the upper end. */
    public boolean cutsAbove() {
        return values.max() > range.max();
    }
}
