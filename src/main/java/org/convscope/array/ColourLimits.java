package org.convscope.array;

/** Where the two ends of a colour map stand among values. */
public sealed interface ColourLimits {
    /** Limits at the smallest and the largest value. */
    record Extremes() implements ColourLimits {}

    /**
     * Limits at the smallest value and the 99th percentile; where values lie on both sides of zero, as far to both
     * sides as the 99th percentile of their magnitudes. Where that percentile is the smallest value itself, as in maps
     * that are zero nearly everywhere, at the largest value.
     */
    record Percentiles() implements ColourLimits {}

    /** Limits at two given values. */
    record Fixed(Range range) implements ColourLimits {}

    ColourLimits EXTREMES = new Extremes();

    ColourLimits PERCENTILES = new Percentiles();
}
