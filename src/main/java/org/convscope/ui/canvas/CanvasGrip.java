package org.convscope.ui.canvas;

import java.awt.Cursor;
import java.awt.event.MouseEvent;
import org.convscope.render.plane.ViewTransform;

/** Something on the canvas that the mouse can take hold of, instead of panning the picture. */
public interface CanvasGrip {
    /** Whether a press here takes hold; asked with every move too, for the cursor. */
    boolean isAt(MouseEvent event, ViewTransform transform);

    /** The cursor shown over it, a constant of {@link Cursor}. */
    int cursor();

    /** The press that takes hold. */
    default void pressed(MouseEvent event, ViewTransform transform) {}

    /** Moved while held. */
    void dragged(MouseEvent event, ViewTransform transform);
}
