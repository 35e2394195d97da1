package org.convscope.ui.mosaic;

import java.util.Optional;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.Contrast;
import org.convscope.choice.RangeScope;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourShading;
import org.convscope.workspace.Appearance;

/**
 * The toolbar's choice as the renderer takes it.
 *
 * @param shading limits, curve and colours
 * @param scope what the limits are taken over
 * @param appearance that it comes from
 */
public record MapAppearance(ColourShading shading, RangeScope scope, Appearance appearance) {
    public static MapAppearance of(Appearance appearance) {
        ColourLimits limits =
                switch (appearance.contrast()) {
                    case PERCENTILES -> ColourLimits.PERCENTILES;
                    case MIN_MAX, STANDARDISED -> ColourLimits.EXTREMES;
                };
        boolean standardised = appearance.contrast() == Contrast.STANDARDISED;
        var shading = new ColourShading(
                limits, standardised ? TileStandardisation.Z_SCORE : appearance.curve(), appearance.colourMap());
        return new MapAppearance(shading, appearance.scope(), appearance);
    }

    /** The rule for limits that nobody set by hand. */
    public ColourLimits limits() {
        return shading.limits();
    }

    /** Limits that were set by hand, which only a range beyond the tile can have. */
    public Optional<Range> chosen(Appearance.Kind kind, String layer) {
        return scope == RangeScope.TILE || shading.rule() == TileStandardisation.Z_SCORE
                ? Optional.empty()
                : Optional.ofNullable(appearance.limits().get(new Appearance.Subject(kind, layer)));
    }

    /** Colours and curve for a range between the limits. */
    public ColourMapping mapping(Range range) {
        return shading.mapping(range);
    }
}
