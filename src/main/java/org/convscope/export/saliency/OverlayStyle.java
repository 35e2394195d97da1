package org.convscope.export.saliency;

import org.convscope.array.ColourLimits;
import org.convscope.choice.ColourMap;
import org.convscope.choice.GradientMethod;
import org.convscope.render.overlay.OverlayMap.Sampling;

/** How a map is laid over what it is of. */
public enum OverlayStyle {
    /** A map with signs and a value a pixel: red and blue around zero, to the 99th percentile of the magnitudes. */
    PIXELS(ColourMap.RDBU, Sampling.NEAREST, ColourLimits.PERCENTILES),
    /** A layer's map without signs: from zero to the largest, values going over into each other. */
    LAYER(ColourMap.VIRIDIS, Sampling.BILINEAR, ColourLimits.EXTREMES),
    /** A value a patch: red and blue around zero, to the largest magnitude, values going over into each other. */
    PATCHES(ColourMap.RDBU, Sampling.BILINEAR, ColourLimits.EXTREMES),
    /** A value a part of the picture, such as a ring: red and blue around zero, to the largest magnitude. */
    PARTS(ColourMap.RDBU, Sampling.NEAREST, ColourLimits.EXTREMES);

    private final ColourMap colours;
    private final Sampling sampling;

    @SuppressWarnings("Immutable") // its kinds are records of numbers
    private final ColourLimits limits;

    OverlayStyle(ColourMap colours, Sampling sampling, ColourLimits limits) {
        this.colours = colours;
        this.sampling = sampling;
        this.limits = limits;
    }

    /** That of a saliency map. */
    public static OverlayStyle of(GradientMethod method) {
        return method.isOfLayer() ? LAYER : PIXELS;
    }

    ColourMap colours() {
        return colours;
    }

    Sampling sampling() {
        return sampling;
    }

    ColourLimits limits() {
        return limits;
    }

    boolean isSigned() {
        return this != LAYER;
    }
}
