package org.convscope.input;

/**
 * Where a place of a frame lies in the network's input, and back. Coordinates are those of {@link
 * org.convscope.frame.geometry.Geometry}: the first pixel covers 0 to 1, in the frame and in the input alike.
 *
 * @param left first column of the frame that is used
 * @param top first row of the frame that is used
 * @param width columns of the frame that are used
 * @param height rows of the frame that are used
 * @param inputWidth columns of the input
 * @param inputHeight rows of the input
 */
public record CoordinateMap(int left, int top, int width, int height, int inputWidth, int inputHeight) {
    public double inputX(double frameX) {
        return (frameX - left) * inputWidth / width;
    }

    public double inputY(double frameY) {
        return (frameY - top) * inputHeight / height;
    }

    public double frameX(double inputX) {
        return inputX * width / inputWidth + left;
    }

    public double frameY(double inputY) {
        return inputY * height / inputHeight + top;
    }

    /** Whether nothing is cut off or resized. */
    public boolean isIdentity() {
        return left == 0 && top == 0 && width == inputWidth && height == inputHeight;
    }
}
