package org.convscope.choice;

/** What a unit gives everywhere while it is switched off. */
public enum SwitchedTo {
    ZERO("zero"),
    /** The mean of all numbers of its map over many frames. */
    MEAN("mean");

    private final String word;

    SwitchedTo(String word) {
        this.word = word;
    }

    /** The name on the command line and in {@code ablation.json}. */
    public String word() {
        return word;
    }
}
