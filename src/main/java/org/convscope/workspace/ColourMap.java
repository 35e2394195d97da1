package org.convscope.workspace;

/** The colour maps by their matplotlib names, in lower case. */
public enum ColourMap {
    GRAY,
    VIRIDIS,
    CIVIDIS,
    BLUES,
    /** Centred on zero. */
    RDBU
}
