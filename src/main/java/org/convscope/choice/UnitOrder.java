package org.convscope.choice;

/** In which order units are shown: by index, else the largest first. Equal ones stay in order of index. */
public enum UnitOrder {
    INDEX("index"),
    MEAN("mean"),
    MAXIMUM("maximum"),
    SPREAD("spread"),
    ZEROS("share of zeros");

    private final String label;

    UnitOrder(String label) {
        this.label = label;
    }

    /** As a menu names it. */
    public String label() {
        return label;
    }
}
