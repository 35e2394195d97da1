package org.convscope.render.plane;

import java.awt.image.BufferedImage;

/** A picture that is drawn at any scale. Immutable: a change is another picture. Any thread. */
public interface ScalablePicture {
    /** The size in picture pixels. */
    int width();

    /** In picture pixels. */
    int height();

    /**
     * Paints the part that a view sees.
     *
     * @param view what is seen; parts may lie outside the picture
     * @param argb one number a device pixel of the view, row-major, all transparent: pixels outside the picture stay so
     */
    void render(PictureViewport view, int[] argb);

    /** The part that a view sees, transparent outside the picture. */
    default BufferedImage image(PictureViewport view) {
        int[] argb = new int[view.width() * view.height()];
        render(view, argb);
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        // not through the raster's own array: an image whose array was handed out is slow to put on screen
        image.getRaster().setDataElements(0, 0, view.width(), view.height(), argb);
        return image;
    }
}
