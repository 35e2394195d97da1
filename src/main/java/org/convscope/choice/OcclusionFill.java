package org.convscope.choice;

/** What is put where an input is hidden. */
public enum OcclusionFill {
    /** 0 in the network's input. */
    ZERO("zero"),
    /** The mean of each channel of the input. */
    MEAN("mean"),
    /** The input, blurred. */
    BLUR("blur");

    private final String word;

    OcclusionFill(String word) {
        this.word = word;
    }

    /** Its name for a user. */
    public String word() {
        return word;
    }
}
