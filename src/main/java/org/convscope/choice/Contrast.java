package org.convscope.choice;

/** How the values of maps and kernels become shades. */
public enum Contrast {
    /**
     * Contrast between the smallest value and the 99th percentile of the range scope's values; around zero where they
     * have both signs.
     */
    PERCENTILES(Curve.SQRT),
    /** Contrast between the limits of the range scope. */
    MIN_MAX(Curve.LINEAR),
    /** (x - mean) / standard deviation x 64 + 128 of each tile, clipped to 0..255. */
    STANDARDISED(Curve.LINEAR);

    private final Curve usual;

    Contrast(Curve usual) {
        this.usual = usual;
    }

    /** The curve that goes with it until another is chosen. */
    public Curve usualCurve() {
        return usual;
    }
}
