package org.convscope.frame;

/**
 * The numbers of a picture's black and white: those that are shown as black and as white. TIFF's photometric
 * interpretation and a PGM's largest value say so; counts of a detector have none.
 *
 * @param black the number that is shown as black
 * @param white the number that is shown as white; both 0 for {@link #NONE}
 */
public record PictureScale(int black, int white) {
    /** Numbers that are no picture. */
    public static final PictureScale NONE = new PictureScale(0, 0);

    /** 0 to 255, as screens have it. */
    public static final PictureScale EIGHT_BIT = new PictureScale(0, 255);

    /** Colours of 16 bits. */
    public static final PictureScale SIXTEEN_BIT = new PictureScale(0, 65535);

    public PictureScale {
        if (Math.min(black, white) != 0 || Math.max(black, white) < 0) {
            throw new IllegalArgumentException("black " + black + ", white " + white);
        }
    }

    /** The largest number of so many bits is white, up to 8 bits; none beyond. */
    static PictureScale ofBits(int depth) {
        return depth <= 8 ? new PictureScale(0, (1 << depth) - 1) : NONE;
    }

    /** Whether small numbers are bright: TIFF's white-is-zero. */
    public boolean isNegative() {
        return black > white;
    }

    /** The same number of the positive. */
    int positive(double number) {
        return (int) (isNegative() ? black - number : number);
    }

    /**
     * The shade of a number, 0 to 255, as Pillow has it and so Keras's {@code load_img}: rounded, of 16 bits the upper eight.
     */
    int shade(double number) {
        int largest = Math.max(black, white);
        int positive = positive(number);
        return largest == 65535 ? positive >> 8 : (int) Math.min(255, Math.rint((double) positive / largest * 255));
    }
}
