package org.convscope.choice;

/** What stands for several numbers where there is one pixel of the screen for them. */
public enum PixelReduction {
    /** The largest of counts, the mean of pictures of 8 bits, whose noise maxima would lift. */
    AUTO,
    /** The largest: a spot of one pixel stays. */
    MAXIMUM,
    MEAN;

    private static final int PICTURE_BITS = 8;

    /** What it comes to for numbers of so many bits: never {@link #AUTO}. */
    public PixelReduction forDepth(int bits) {
        return this != AUTO ? this : bits > PICTURE_BITS ? MAXIMUM : MEAN;
    }
}
