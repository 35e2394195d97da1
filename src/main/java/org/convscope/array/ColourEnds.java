package org.convscope.array;

import java.util.List;

/**
 * The two ends of a colour map among values.
 *
 * @param range from and to; what lies beyond looks like the ends
 * @param values the smallest and the largest of all values
 */
public record ColourEnds(Range range, Range values) {
    /** The ends of no value at all. */
    public static final ColourEnds NONE = new ColourEnds(Range.EMPTY, Range.EMPTY);

    /** Ends at the smallest and the largest value. */
    public static ColourEnds of(Range values) {
        return new ColourEnds(values, values);
    }

    /** The ends that several have together. */
    public static ColourEnds over(List<ColourEnds> several) {
        ColourEnds all = NONE;
        for (ColourEnds ends : several) {
            all = new ColourEnds(all.range.union(ends.range), all.values.union(ends.values));
        }
        return all;
    }

    /** These ends moved to two other values. */
    public ColourEnds at(Range other) {
        return new ColourEnds(other, values);
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
