package org.convscope.choice;

/** The order in which units are shown: by index, else the largest first. Equal ones stay in order of index. */
public enum UnitOrder {
    INDEX("index"),
    MEAN("mean"),
    MAXIMUM("maximum"),
    SPREAD("spread"),
    ZEROS("share of zeros"),
    /** By how well they tell groups of frames apart. */
    DISCRIMINATION("difference of groups");

    private final String label;

    UnitOrder(String label) {
        this.label = label;
    }

    /** The order's name in a menu. */
    public String label() {
        return label;
    }
}
