package org.convscope.render.colour;

import org.convscope.array.Range;

/** Values to levels 0 to 255 of a colour map, with range and contrast decided. Immutable; any thread. */
public sealed interface Levels permits LinearLevels, CurveLevels, StandardizedLevels {
    /** What {@link #of} gives for NaN and the infinities. */
    int NOT_FINITE = -1;

    /** The level of a value, 0 to 255 whatever the value, or {@link #NOT_FINITE}. */
    int of(double value);

    /**
     * Between two ends.
     *
     * @param contrast any but {@link Contrast#STANDARDIZED}, which has no ends
     */
    static Levels between(Range range, Contrast contrast) {
        return switch (contrast) {
            case LINEAR -> new LinearLevels(range.min(), range.max(), 0);
            case SQRT, LOG, ASINH -> CurveLevels.between(range, contrast);
            case STANDARDIZED -> throw new IllegalArgumentException("standardized levels need a mean, not a range");
        };
    }

    /** Around zero, as far to both sides as the range reaches; the contrast acts on the distance from zero. */
    static Levels centred(Range range, Contrast contrast) {
        Range symmetric = range.symmetric();
        return switch (contrast) {
            case LINEAR -> new LinearLevels(symmetric.min(), symmetric.max(), 128);
            case SQRT, LOG, ASINH -> CurveLevels.centred(symmetric, contrast);
            case STANDARDIZED -> throw new IllegalArgumentException("standardized levels need a mean, not a range");
        };
    }

    /** {@code (x - mean) / std * 64 + 128}, clipped to 0..255 and cut to a whole number; 128 where std is 0. */
    static Levels standardized(double mean, double standardDeviation) {
        return new StandardizedLevels(mean, standardDeviation);
    }
}
