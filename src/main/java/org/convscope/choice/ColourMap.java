package org.convscope.choice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The map of a name, in any case of letters. */
    public static Optional<ColourMap> named(String word) {
        return Arrays.stream(values())
                .filter(m -> m.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Whether the map has a middle, so that zero must lie there. */
    public boolean isZeroCentred() {
        return this == RDBU;
    }
}
