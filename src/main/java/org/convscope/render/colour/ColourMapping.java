package org.convscope.render.colour;

import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;
import org.convscope.choice.TileStandardisation;

/**
 * How values are coloured: a rule for levels and a colour map. A zero-centred colour map makes every range symmetric; where a range is
 * symmetric, the curve acts on the distance from zero.
 *
 * @param rule from a place in the range to a share of the colour map
 * @param colours the colour map
 */
public record ColourMapping(LevelRule rule, ColourMap colours) {
    /** Linear gray between smallest and largest, as the reference figures. */
    public static final ColourMapping DEFAULT = new ColourMapping(Curve.LINEAR, ColourMap.GRAY);

    public ColourMapping withRule(LevelRule other) {
        return new ColourMapping(other, colours);
    }

    public ColourMapping withColours(ColourMap other) {
        return new ColourMapping(rule, other);
    }

    /**
     * The levels for a range; under {@link TileStandardisation} the range is not looked at.
     *
     * @param mean of the tile, used by standardized levels only
     * @param standardDeviation of the tile, used by standardized levels only
     */
    public ColourLevels levels(Range range, double mean, double standardDeviation) {
        return rule == TileStandardisation.Z_SCORE ? ColourLevels.standardised(mean, standardDeviation) : levels(range);
    }

    /**
     * The levels for a range.
     *
     * @throws IllegalArgumentException under {@link TileStandardisation}, which needs mean and deviation
     */
    public ColourLevels levels(Range range) {
        return isCentred(range) ? ColourLevels.centred(range, rule) : ColourLevels.between(range, rule);
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
        return level == ColourLevels.NOT_FINITE ? table().notFinite() : table().rgb(level);
    }

    /** The colours themselves. */
    public ColourTable table() {
        return ColourTable.of(colours);
    }
}
