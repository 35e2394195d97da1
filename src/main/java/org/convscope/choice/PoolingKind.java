package org.convscope.choice;

/** What of a window goes on. */
public enum PoolingKind {
    MAX("maximum"),
    AVERAGE("average");

    private final String word;

    PoolingKind(String word) {
        this.word = word;
    }

    /** Its name for a user. */
    public String word() {
        return word;
    }
}
