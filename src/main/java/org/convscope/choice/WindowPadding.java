package org.convscope.choice;

/** How a window of the lab treats the border, by Keras's words. */
public enum WindowPadding {
    /** The window stays within the picture. */
    VALID,
    /** The picture is continued so that every pixel has its window: by zeros, which pooling leaves out. */
    SAME
}
