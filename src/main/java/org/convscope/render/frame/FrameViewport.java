package org.convscope.render.frame;

import java.awt.geom.Point2D;

/**
 * The part of a frame that is seen, and how large. Frame coordinates count pixels from the upper left corner of the
 * frame; pixel (row, column) covers [column, column + 1) x [row, row + 1).
 *
 * @param left frame coordinate at the left edge of the view
 * @param top frame coordinate at the upper edge
 * @param zoom screen pixels for one frame pixel
 * @param width of the view in screen pixels
 * @param height of the view in screen pixels
 */
public record FrameViewport(double left, double top, double zoom, int width, int height) {
    private static final double SMALLEST_ZOOM = 1 / 256.0;
    private static final double LARGEST_ZOOM = 256;

    public FrameViewport {
        if (!(zoom > 0) || width < 1 || height < 1) {
            throw new IllegalArgumentException("zoom " + zoom + ", view of " + width + " x " + height);
        }
    }

    /** The whole frame, centred. */
    public static FrameViewport fit(int frameHeight, int frameWidth, int width, int height) {
        double zoom = Math.min((double) width / frameWidth, (double) height / frameHeight);
        return centred(frameWidth / 2.0, frameHeight / 2.0, zoom, width, height);
    }

    /** A frame coordinate in the middle of the view. */
    public static FrameViewport centred(double x, double y, double zoom, int width, int height) {
        double within = Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, zoom));
        return new FrameViewport(x - width / within / 2, y - height / within / 2, within, width, height);
    }

    /** The screen coordinate of a frame coordinate. */
    public Point2D toScreen(double x, double y) {
        return new Point2D.Double((x - left) * zoom, (y - top) * zoom);
    }
}
