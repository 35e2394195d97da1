package org.convscope.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Contrast;
import org.convscope.choice.Curve;
import org.convscope.choice.RangeScope;

/**
 * What the toolbar chooses for kernels, maps and the light table together.
 *
 * @param scope what limits are taken over
 * @param colourMap empty for the one that goes with the contrast and the signs of the values
 * @param contrast where the limits stand
 * @param curve from a place between the limits to a shade; nothing to {@link Contrast#STANDARDISED}
 * @param limits set by hand, by what they are for; they hold until scope, contrast or model are others
 */
public record Appearance(
        RangeScope scope, Optional<ColourMap> colourMap, Contrast contrast, Curve curve, Map<Subject, Range> limits) {
    public static final Appearance DEFAULT = new Appearance(
            RangeScope.LAYER, Optional.empty(), Contrast.PERCENTILES, Contrast.PERCENTILES.usualCurve(), Map.of());

    /** What limits can be set for. */
    public enum Kind {
        MAPS,
        KERNELS,
        DIFFERENCES
    }

    /**
     * What limits are set for, the same for all frames.
     *
     * @param layer id of the layer
     */
    public record Subject(Kind kind, String layer) {}

    public Appearance {
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    public Appearance scope(RangeScope newScope) {
        return new Appearance(newScope, colourMap, contrast, curve, Map.of());
    }

    public Appearance colourMap(Optional<ColourMap> newMap) {
        return new Appearance(scope, newMap, contrast, curve, limits);
    }

    /** Another contrast with the curve that goes with it. */
    public Appearance contrast(Contrast newContrast) {
        return new Appearance(scope, colourMap, newContrast, newContrast.usualCurve(), Map.of());
    }

    public Appearance curve(Curve newCurve) {
        return new Appearance(scope, colourMap, contrast, newCurve, limits);
    }

    /** Limits of one layer; empty gives its own back. */
    public Appearance limits(Subject subject, Optional<Range> newLimits) {
        var changed = new LinkedHashMap<>(limits);
        newLimits.ifPresentOrElse(range -> changed.put(subject, range), () -> changed.remove(subject));
        return new Appearance(scope, colourMap, contrast, curve, changed);
    }

    /** The appearance without limits that were set by hand. */
    Appearance withoutLimits() {
        return new Appearance(scope, colourMap, contrast, curve, Map.of());
    }
}
