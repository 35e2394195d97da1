package org.convscope.render.colour;

import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;

/** Values to levels 0 to 255 of a colour map, with range and contrast decided. Immutable; any thread. */
public sealed interface ColourLevels permits LinearLevels, CurveLevels, StandardisedLevels {
    /** What {@link #of} gives for NaN and the infinities. */
    int NOT_FINITE = -1;

    /** The level of a value, 0 to 255 whatever the value, or {@link #NOT_FINITE}. */
    int of(double value);

    /**
     * Levels between two ends.
     *
     * @param rule a curve; {@link org.convscope.choice.TileStandardisation} has no ends
     */
    static ColourLevels between(Range range, LevelRule rule) {
        Curve curve = curve(rule);
        return curve == Curve.LINEAR
                ? new LinearLevels(range.min(), range.max(), 0)
                : CurveLevels.between(range, curve);
    }

    /** Around zero, as far to both sides as the range reaches; the curve acts on the distance from zero. */
    static ColourLevels centred(Range range, LevelRule rule) {
        Range symmetric = range.symmetric();
        Curve curve = curve(rule);
        return curve == Curve.LINEAR
                ? new LinearLevels(symmetric.min(), symmetric.max(), 128)
                : CurveLevels.centred(symmetric, curve);
    }

    private static Curve curve(LevelRule rule) {
        if (rule instanceof Curve curve) {
            return curve;
        }
        throw new IllegalArgumentException("standardised levels need a mean, not a range");
    }

    /** {@code (x - mean) / std * 64 + 128}, clipped to 0..255 and cut to a whole number; 128 where std is 0. */
    static ColourLevels standardised(double mean, double standardDeviation) {
        return new StandardisedLevels(mean, standardDeviation);
    }
}
