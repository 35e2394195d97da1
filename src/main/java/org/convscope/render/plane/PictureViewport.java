package org.convscope.render.plane;

/**
 * The part of a picture that is seen, and how large. Everything on the screen is counted in device pixels, everything
 * in the picture in its own pixels; pixel (0, 0) covers [0, 1) x [0, 1).
 *
 * @param scale device pixels a picture pixel
 * @param originX the picture's coordinate at the left edge of the view
 * @param originY the picture's coordinate at the upper edge of the view
 * @param width of the view in device pixels
 * @param height of the view in device pixels
 */
public record PictureViewport(double scale, double originX, double originY, int width, int height) {
    /** The largest that a picture pixel gets by zooming, device pixels. */
    public static final double LARGEST_SCALE = 256;

    /** From here on a scale that fits the view is rounded down to whole device pixels, so that all pixels are alike. */
    private static final double WHOLE_FROM = 3;

    public PictureViewport {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("scale " + scale);
        }
    }

    /** The whole picture, centred, as large as it fits. */
    public static PictureViewport fit(int pictureWidth, int pictureHeight, int width, int height) {
        double fitting = Math.min(width / (double) pictureWidth, height / (double) pictureHeight);
        double scale = fitting >= WHOLE_FROM ? Math.floor(fitting) : Math.max(fitting, 1.0 / 4096);
        return centred(scale, pictureWidth / 2.0, pictureHeight / 2.0, width, height);
    }

    /** A view port with a point of the picture in the middle of the view, origin on a whole device pixel. */
    public static PictureViewport centred(double scale, double pictureX, double pictureY, int width, int height) {
        return new PictureViewport(
                        scale, pictureX - width / 2.0 / scale, pictureY - height / 2.0 / scale, width, height)
                .snapped();
    }

    public double toPictureX(double deviceX) {
        return originX + deviceX / scale;
    }

    public double toPictureY(double deviceY) {
        return originY + deviceY / scale;
    }

    public double toDeviceX(double pictureX) {
        return (pictureX - originX) * scale;
    }

    public double toDeviceY(double pictureY) {
        return (pictureY - originY) * scale;
    }

    /** Zoomed so that the picture's point under the given device pixel stays there. */
    public PictureViewport zoomed(double factor, double deviceX, double deviceY) {
        double newScale = Math.min(LARGEST_SCALE, Math.max(1.0 / 64, scale * factor));
        return new PictureViewport(
                        newScale,
                        toPictureX(deviceX) - deviceX / newScale,
                        toPictureY(deviceY) - deviceY / newScale,
                        width,
                        height)
                .snapped();
    }

    /** The view port at a given scale with the middle of the view kept. */
    public PictureViewport atScale(double newScale) {
        return centred(newScale, toPictureX(width / 2.0), toPictureY(height / 2.0), width, height);
    }

    /** No smaller than a scale. */
    public PictureViewport atLeast(double least) {
        return scale < least ? atScale(least) : this;
    }

    /** Moved so that what was at (0, 0) is at (deviceX, deviceY). */
    public PictureViewport panned(double deviceX, double deviceY) {
        return new PictureViewport(scale, originX - deviceX / scale, originY - deviceY / scale, width, height);
    }

    /** The same part of the picture in a view of another size, its middle kept. */
    public PictureViewport resized(int newWidth, int newHeight) {
        return centred(scale, toPictureX(width / 2.0), toPictureY(height / 2.0), newWidth, newHeight);
    }

    /** Moved as little as possible so that the picture fills the view, or is centred where it is smaller. */
    public PictureViewport held(int pictureWidth, int pictureHeight) {
        return new PictureViewport(
                        scale,
                        hold(originX, pictureWidth, width / scale),
                        hold(originY, pictureHeight, height / scale),
                        width,
                        height)
                .snapped();
    }

    /** Moved as little as possible so that a part of the picture is seen with a margin around it, device pixels. */
    public PictureViewport showing(double x, double y, double partWidth, double partHeight, double margin) {
        return new PictureViewport(
                scale,
                reveal(originX, x, partWidth, width / scale, margin / scale),
                reveal(originY, y, partHeight, height / scale, margin / scale),
                width,
                height);
    }

    private static double reveal(double origin, double from, double length, double seen, double margin) {
        if (from - margin < origin) {
            return from - margin;
        }
        return Math.max(origin, Math.min(from, from + length + margin - seen));
    }

    private static double hold(double origin, double size, double seen) {
        if (seen >= size) {
            return (size - seen) / 2;
        }
        return Math.max(0, Math.min(size - seen, origin));
    }

    /** A whole scale with an origin between device pixels would blur every edge. */
    private PictureViewport snapped() {
        return new PictureViewport(
                scale, Math.round(originX * scale) / scale, Math.round(originY * scale) / scale, width, height);
    }
}
