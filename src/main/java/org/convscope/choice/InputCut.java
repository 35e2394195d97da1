package org.convscope.choice;

/** Which part of a frame is brought to the network, and how. */
public enum InputCut {
    /** As the model's preprocessing is set. */
    AS_SET("as set"),
    /** All of it, shrunk by the mean of the pixels that fall together. */
    SHRUNK("shrunk whole"),
    /** All of it, shrunk by the maximum of the pixels that fall together. */
    SHRUNK_MAXIMUM("shrunk whole, maximum"),
    /** The central pixels at full size, as many as the network takes. */
    CROPPED("cropped, full size");

    private final String word;

    InputCut(String word) {
        this.word = word;
    }

    /** Its name for a user. */
    public String word() {
        return word;
    }
}
