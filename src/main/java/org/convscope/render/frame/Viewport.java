package org.convscope.render.frame;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * Which part of a frame is seen, and how large. Frame coordinates count pixels from the upper left corner of the frame;
 * pixel (row, column) covers [column, column + 1) x [row, row + 1).
 *
 * @param left frame coordinate at the left edge of the view
 * @param top frame coordinate at the upper edge
 * @param zoom screen pixels for one frame pixel
 * @param width of the view in screen pixels
 * @param height of the view in screen pixels
 */
public record Viewport(double left, double top, double zoom, int width, int height) {
    private static final double SMALLEST_ZOOM = 1 / 256.0;
    private static final double LARGEST_ZOOM = 256;

    public Viewport {
        if (!(zoom > 0) || width < 1 || height < 1) {
            throw new IllegalArgumentException("zoom " + zoom + ", view of " + width + " x " + height);
        }
    }

    /** The whole frame, centred. */
    public static Viewport fit(int frameHeight, int frameWidth, int width, int height) {
        double zoom = Math.min((double) width / frameWidth, (double) height / frameHeight);
        return centred(frameWidth / 2.0, frameHeight / 2.0, zoom, width, height);
    }

    /** A frame coordinate in the middle of the view. */
    public static Viewport centred(double x, double y, double zoom, int width, int height) {
        double within = Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, zoom));
        return new Viewport(x - width / within / 2, y - height / within / 2, within, width, height);
    }

    /** Zoomed so that the frame coordinate under a screen pixel stays there. */
    public Viewport zoomedAt(double screenX, double screenY, double newZoom) {
        double within = Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, newZoom));
        return new Viewport(
                left + screenX / zoom - screenX / within,
                top + screenY / zoom - screenY / within,
                within,
                width,
                height);
    }

    /** Moved by screen pixels, as a hand would drag the frame. */
    public Viewport dragged(double across, double down) {
        return new Viewport(left - across / zoom, top - down / zoom, zoom, width, height);
    }

    /** The same middle and zoom in a view of another size. */
    public Viewport resized(int newWidth, int newHeight) {
        Point2D middle = toFrame(width / 2.0, height / 2.0);
        return centred(middle.getX(), middle.getY(), zoom, newWidth, newHeight);
    }

    /** Moved so that some of the frame is always seen. */
    public Viewport within(int frameHeight, int frameWidth) {
        return new Viewport(
                kept(left, width / zoom, frameWidth), kept(top, height / zoom, frameHeight), zoom, width, height);
    }

    /** The frame coordinate at a screen coordinate. */
    public Point2D toFrame(double screenX, double screenY) {
        return new Point2D.Double(left + screenX / zoom, top + screenY / zoom);
    }

    /** The screen coordinate of a frame coordinate. */
    public Point2D toScreen(double x, double y) {
        return new Point2D.Double((x - left) * zoom, (y - top) * zoom);
    }

    /** An area of the frame on screen. */
    public Rectangle2D toScreen(Rectangle2D area) {
        return new Rectangle2D.Double(
                (area.getX() - left) * zoom,
                (area.getY() - top) * zoom,
                area.getWidth() * zoom,
                area.getHeight() * zoom);
    }

    private static double kept(double start, double seen, int length) {
        // a frame smaller than the view stays in its middle
        return seen >= length ? (length - seen) / 2 : Math.max(0, Math.min(length - seen, start));
    }
}
