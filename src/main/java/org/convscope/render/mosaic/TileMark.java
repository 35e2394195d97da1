package org.convscope.render.mosaic;

import org.convscope.render.NumberText;

/**
 * What is said about a tile on the tile itself.
 *
 * @param kind what it is
 * @param label in a word or two
 */
public record TileMark(Kind kind, String label) {
    /** What can be said about a tile. */
    public enum Kind {
        /** All zero on this frame, as {@link org.convscope.array.MapFlatness} says, or a kernel of zeros. */
        DEAD,
        /** A difference that is zero everywhere. */
        NO_DIFFERENCE,
        /** One value everywhere, likewise, but not zero. */
        CONSTANT,
        /** Some values are NaN or infinite. */
        NOT_FINITE,
        /** Hardly differs from another one. */
        NEAR_IDENTICAL;

        /** Whether such a tile holds nothing else to look at, so that the mark may cover it. */
        boolean coversTile() {
            return this == DEAD || this == NO_DIFFERENCE || this == CONSTANT;
        }
    }

    public static TileMark dead() {
        return new TileMark(Kind.DEAD, "dead");
    }

    public static TileMark noDifference() {
        return new TileMark(Kind.NO_DIFFERENCE, "no difference");
    }

    public static TileMark constant(double value) {
        return new TileMark(Kind.CONSTANT, "all " + NumberText.text(value, 3));
    }

    public static TileMark notFinite() {
        return new TileMark(Kind.NOT_FINITE, "NaN");
    }

    /** Hardly differs from another unit. */
    public static TileMark nearIdentical(int unit) {
        return new TileMark(Kind.NEAR_IDENTICAL, "≈ #" + unit);
    }
}
