package org.convscope.render.colour;

import java.util.Optional;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;
import org.convscope.choice.TileStandardisation;

/**
 * How values become colours, as it is chosen once for many pictures, whatever their ranges.
 *
 * @param limits where the two ends of the colour map stand; not looked at under {@link TileStandardisation}
 * @param rule from a place between them to a share of the colour map
 * @param colours empty for those that go with the limits: gray from the smallest to the largest value, as the reference figures;
 *     else red to blue where zero lies in the middle of the range, and viridis where it does not. Its low end is not black:
 *     what a ReLU left of a layer is zero for the most part, and gray would be black there under whatever curve
 */
public record ColourShading(ColourLimits limits, LevelRule rule, Optional<ColourMap> colours) {
    /** What can be read as it comes: few strong values leave something of the many weak ones to be seen. */
    public static final ColourShading DEFAULT =
            new ColourShading(ColourLimits.PERCENTILES, Curve.SQRT, Optional.empty());

    /** Shading as in the reference figures: smallest to largest, in proportion, gray. */
    public static final ColourShading MIN_MAX =
            new ColourShading(ColourLimits.EXTREMES, Curve.LINEAR, Optional.empty());

    public ColourShading withLimits(ColourLimits other) {
        return new ColourShading(other, rule, colours);
    }

    /** The mapping for a range between the limits. */
    public ColourMapping mapping(Range range) {
        return new ColourMapping(rule, colours.orElseGet(() -> usual(range)));
    }

    private ColourMap usual(Range range) {
        if (rule == TileStandardisation.Z_SCORE) {
            return ColourMap.VIRIDIS;
        }
        if (limits instanceof ColourLimits.Extremes) {
            return ColourMap.GRAY;
        }
        return range.isCentred() ? ColourMap.RDBU : ColourMap.VIRIDIS;
    }
}
