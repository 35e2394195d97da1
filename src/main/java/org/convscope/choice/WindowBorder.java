package org.convscope.choice;

/** What lies around a window that weights of an earlier layer are shown in. */
public enum WindowBorder {
    /** More of the layer: no weight is cut off. */
    ENDLESS("not cut"),
    /**
     * Zeros, as the source's notebook has it: a patch of the window's size is all that the layers in between are given,
     * and each pads it anew; the unit is taken at position (n - 1) / 2 of what comes out, rounded down.
     */
    PADDED("padded with zeros");

    private final String meaning;

    WindowBorder(String meaning) {
        this.meaning = meaning;
    }

    /** In words: what becomes of weights at the border. */
    public String meaning() {
        return meaning;
    }
}
