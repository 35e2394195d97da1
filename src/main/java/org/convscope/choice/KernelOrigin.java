package org.convscope.choice;

/** Where a kernel of the lab comes from. */
public enum KernelOrigin {
    CLASSIC("classic"),
    /** The selected unit's of the open model. */
    LEARNED("learned"),
    TYPED("typed");

    private final String word;

    KernelOrigin(String word) {
        this.word = word;
    }

    /** Its name for a user. */
    public String word() {
        return word;
    }
}
