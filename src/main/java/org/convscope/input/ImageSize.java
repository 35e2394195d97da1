package org.convscope.input;

/**
 * The size of an image in pixels.
 *
 * @param height rows
 * @param width columns
 */
public record ImageSize(int height, int width) {
    public ImageSize {
        if (height <= 0 || width <= 0) {
            throw new IllegalArgumentException(height + " x " + width);
        }
    }

    /** {@code 512 x 256}, the height first. */
    @Override
    public String toString() {
        return height + " x " + width;
    }
}
