package org.convscope.inspect.measure;

/**
 * A line between two points of a frame, in pixels: x to the right, y down, the first pixel covers 0 to 1.
 *
 * @param fromX of its beginning
 * @param fromY of its beginning
 * @param toX of its end
 * @param toY of its end
 */
public record FrameLine(double fromX, double fromY, double toX, double toY) implements FrameShape {
    /** In pixels. */
    public double length() {
        return Math.hypot(toX - fromX, toY - fromY);
    }

    /** The x of a point at a share of the line, 0 to 1. */
    public double x(double share) {
        return fromX + share * (toX - fromX);
    }

    /** The y of a point at a share of the line, 0 to 1. */
    public double y(double share) {
        return fromY + share * (toY - fromY);
    }
}
