package org.convscope.ui.canvas;

import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import org.convscope.render.plane.ViewTransform;

/** What the pointer does on the picture; points are in picture pixels and may lie outside. */
public interface PictureListener {
    default void hovered(Point2D.Double point) {}

    /** The pointer left the canvas. */
    default void left() {}

    /** A click without a drag. */
    default void clicked(Point2D.Double point, MouseEvent event) {}

    /** What a double click means here; where it means nothing to any listener, the whole picture is fitted. */
    default Taken opened(Point2D.Double point) {
        return Taken.NO;
    }

    /** Whether a listener did something. */
    enum Taken {
        YES,
        NO
    }

    /** The part that is seen changed. */
    default void viewChanged(ViewTransform transform) {}

    /** The user zoomed, dragged or fitted the picture. */
    default void moved() {}
}
