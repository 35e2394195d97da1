package org.convscope.choice;

/** Which numbers of a layer's output describe a frame. */
public enum LayerFeatures {
    /** The mean of each map; of a layer without maps its outputs. */
    MEAN("mean"),
    /** Every number of the output. */
    ALL("all");

    private final String word;

    LayerFeatures(String word) {
        this.word = word;
    }

    /** The name on the command line. */
    public String word() {
        return word;
    }
}
