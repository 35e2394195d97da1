package org.convscope.inspect.measure;

/**
 * Pixels of a frame: those of a rectangle, or those whose centres lie in the ellipse that fills it.
 *
 * @param left first column
 * @param top first row
 * @param width columns
 * @param height rows
 */
public record FrameRegion(Outline outline, int left, int top, int width, int height) implements FrameShape {
    /** The shapes of a region. */
    public enum Outline {
        RECTANGLE,
        ELLIPSE
    }

    /** The pixels between two points, those that hold the points included, as far as a frame goes; at least one. */
    public static FrameRegion between(
            Outline outline, double x1, double y1, double x2, double y2, int frameWidth, int frameHeight) {
        int left = pixel(Math.min(x1, x2), frameWidth);
        int right = pixel(Math.max(x1, x2), frameWidth);
        int top = pixel(Math.min(y1, y2), frameHeight);
        int bottom = pixel(Math.max(y1, y2), frameHeight);
        return new FrameRegion(outline, left, top, right - left + 1, bottom - top + 1);
    }

    private static int pixel(double place, int length) {
        return (int) Math.max(0, Math.min(length - 1, Math.floor(place)));
    }

    /** Whether a pixel of the rectangle is one of the region's. */
    public boolean contains(int x, int y) {
        if (outline == Outline.RECTANGLE) {
            return true;
        }
        double across = (x + 0.5 - left) / width * 2 - 1;
        double down = (y + 0.5 - top) / height * 2 - 1;
        return across * across + down * down <= 1;
    }

    /** The column behind the last one that lies on a frame of some width. */
    int right(int frameWidth) {
        return Math.min(left + width, frameWidth);
    }

    /** The row behind the last one that lies on a frame of some height. */
    int bottom(int frameHeight) {
        return Math.min(top + height, frameHeight);
    }
}
