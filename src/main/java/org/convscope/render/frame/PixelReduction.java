package org.convscope.render.frame;

/** What becomes of the pixels that fall on one pixel of the screen. */
public enum PixelReduction {
    /** Their mean over the area. */
    MEAN,
    /** The largest, so that a spot of one pixel is still seen. */
    MAX
}
