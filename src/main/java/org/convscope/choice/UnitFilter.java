package org.convscope.choice;

/** Which of a layer's units are shown. */
public enum UnitFilter {
    ALL("all units"),
    ALIVE("without dead"),
    DEAD("dead only"),
    /** Those that say the same as a unit before them are left out. */
    DISTINCT("without duplicates");

    private final String label;

    UnitFilter(String label) {
        this.label = label;
    }

    /** The filter's name in a menu. */
    public String label() {
        return label;
    }
}
