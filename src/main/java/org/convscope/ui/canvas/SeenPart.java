package org.convscope.ui.canvas;

import org.convscope.render.plane.PictureViewport;

/**
 * The part of a picture that is seen, whatever its size and that of the view.
 *
 * @param zoom how many times as large as the whole picture in the view; at most 1 for the whole
 * @param x the middle of the view, as a share of the picture's width
 * @param y the middle of the view, as a share of the picture's height
 */
public record SeenPart(double zoom, double x, double y) {
    public static final SeenPart WHOLE = new SeenPart(1, 0.5, 0.5);

    boolean isWhole() {
        return equals(WHOLE);
    }

    static SeenPart of(PictureViewport view, int pictureWidth, int pictureHeight) {
        PictureViewport whole = PictureViewport.fit(pictureWidth, pictureHeight, view.width(), view.height());
        return new SeenPart(
                view.scale() / whole.scale(),
                view.toPictureX(view.width() / 2.0) / pictureWidth,
                view.toPictureY(view.height() / 2.0) / pictureHeight);
    }

    PictureViewport in(int pictureWidth, int pictureHeight, int width, int height) {
        PictureViewport whole = PictureViewport.fit(pictureWidth, pictureHeight, width, height);
        double scale = Math.min(PictureViewport.LARGEST_SCALE, whole.scale() * zoom);
        return PictureViewport.centred(scale, x * pictureWidth, y * pictureHeight, width, height)
                .held(pictureWidth, pictureHeight);
    }
}
