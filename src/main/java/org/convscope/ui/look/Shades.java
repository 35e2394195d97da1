package org.convscope.ui.look;

import org.convscope.render.colour.Contrast;
import org.convscope.render.colour.Mapping;
import org.convscope.render.colour.RangeScope;
import org.convscope.workspace.Appearance;

/** The toolbar's choice as the renderer takes it. */
public record Shades(Mapping mapping, RangeScope scope) {
    public static Shades of(Appearance appearance) {
        boolean standardised = appearance.contrast() == org.convscope.workspace.Contrast.STANDARDISED;
        var mapping = new Mapping(
                standardised ? Contrast.STANDARDIZED : Contrast.LINEAR, Words.colours(appearance.colourMap()));
        return new Shades(mapping, Words.scope(appearance.scope()));
    }
}
