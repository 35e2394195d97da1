package org.convscope.render.colour;

import org.convscope.array.Range;

/**
 * How values are coloured: a contrast and a colour map. A zero-centred colour map makes every range symmetric; where a range is
 * symmetric, the contrast acts on the distance from zero.
 *
 * @param contrast from a place in the range to a share of the colour map
 * @param colours the colour map
 */
public record Mapping(Contrast contrast, ColourMap colours) {
    /** Linear gray between smallest and largest, as the reference figures. */
    public static final Mapping DEFAULT = new Mapping(Contrast.LINEAR, ColourMap.GRAY);

    public Mapping withContrast(Contrast other) {
        return new Mapping(other, colours);
    }

    public Mapping withColours(ColourMap other) {
        return new Mapping(contrast, other);
    }

    /**
     * The levels for a range; under {@link Contrast#STANDARDIZED} the range is not looked at.
     *
     * @param mean of the tile, used by standardized levels only
     * @param standardDeviation of the tile, used by standardized levels only
     */
    public Levels levels(Range range, double mean, double standardDeviation) {
        return contrast == Contrast.STANDARDIZED ? Levels.standardized(mean, standardDeviation) : levels(range);
    }

    /**
     * The levels for a range.
     *
     * @throws IllegalArgumentException under {@link Contrast#STANDARDIZED}, which needs mean and deviation
     */
    public Levels levels(Range range) {
        return isCentred(range) ? Levels.centred(range, contrast) : Levels.between(range, contrast);
    }

    /** Whether zero lies in the middle of the colours for a range. */
    public boolean isCentred(Range range) {
        return colours.isZeroCentred() || range.isCentred();
    }

    /** The range that the two ends of the colour map stand for: symmetric if zero-centred. */
    public Range shown(Range range) {
        return colours.isZeroCentred() ? range.symmetric() : range;
    }

    /** The colour of a level as 0xRRGGBB, or that of what is not finite. */
    public int rgb(int level) {
        return level == Levels.NOT_FINITE ? colours.notFinite() : colours.rgb(level);
    }
}
