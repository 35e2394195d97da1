package org.convscope.ui.canvas;

/** Something that a canvas shows. Immutable: a change is another picture. Rendered on a thread of its own. */
public interface CanvasPicture {
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
    void render(CanvasViewport view, int[] argb);
}
