package org.convscope.choice;

import java.util.Locale;

/** Whose smallest and largest values stand at the two ends of the colour map. */
public enum RangeScope {
    /** Each tile's own: small differences show, tiles cannot be compared. */
    TILE("each tile by itself"),
    /** All units of the layer, this frame. */
    LAYER("all units of the layer"),
    /** All convolutions of the network, this frame. */
    NETWORK("all convolutions"),
    /** All units of the layer over the frames that are compared. */
    FRAMES("the layer over all compared frames");

    private final String meaning;

    RangeScope(String meaning) {
        this.meaning = meaning;
    }

    /** The word for it, the same everywhere: tile, layer, network, frames. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the word means, for a legend or a tooltip. */
    public String meaning() {
        return meaning;
    }
}
