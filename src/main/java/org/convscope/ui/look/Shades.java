package org.convscope.ui.look;

import org.convscope.render.colour.Contrast;
import org.convscope.render.colour.Mapping;
import org.convscope.render.colour.RangeScope;
import org.convscope.workspace.Appearance;

/**
 * The toolbar's choice as the renderer takes it.
 *
 * @param limits where the two ends of the colour map stand in a range
 */
public record Shades(Mapping mapping, RangeScope scope, Limits limits) {
    /** Where the two ends of the colour map stand. */
    public enum Limits {
        /** At the smallest and the largest value. */
        EXTREMES,
        /** At the 1st and the 99th percentile. */
        PERCENTILES
    }

    public static Shades of(Appearance appearance) {
        boolean standardised = appearance.contrast() == org.convscope.workspace.Contrast.STANDARDISED;
        var mapping = new Mapping(
                standardised ? Contrast.STANDARDIZED : Contrast.LINEAR, Words.colours(appearance.colourMap()));
        boolean percentiles = appearance.contrast() == org.convscope.workspace.Contrast.PERCENTILES;
        return new Shades(mapping, Words.scope(appearance.scope()), percentiles ? Limits.PERCENTILES : Limits.EXTREMES);
    }

    /** A legend's title: what is shown, and that its ends are percentiles where they are. */
    public String titled(String what) {
        return limits == Limits.PERCENTILES ? what + ", 1 to 99 %" : what;
    }
}
