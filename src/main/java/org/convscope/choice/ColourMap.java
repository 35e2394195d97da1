package org.convscope.choice;

import java.util.Locale;

/** The colour maps by their matplotlib names, in lower case. */
public enum ColourMap {
    GRAY,
    VIRIDIS,
    CIVIDIS,
    BLUES,
    /** Red below zero, blue above: its range is always centred on zero. */
    RDBU;

    /** The name on the command line: gray, viridis, cividis, blues, rdbu. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the map has a middle, so that zero must lie there. */
    public boolean isZeroCentred() {
        return this == RDBU;
    }
}
