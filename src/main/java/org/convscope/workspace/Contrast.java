package org.convscope.workspace;

/** How the values of maps and kernels become shades. */
public enum Contrast {
    /** Linear between the limits of the range scope. */
    MIN_MAX,
    /** Linear between the 1st and the 99th percentile of the range scope's values. */
    PERCENTILES,
    /** (x - mean) / standard deviation x 64 + 128, clipped to 0..255. */
    STANDARDISED
}
