package org.convscope.ui.canvas;

import java.awt.Graphics2D;
import org.convscope.render.plane.ViewTransform;

/** Drawn over the picture on the EDT with each paint: cheap things only. */
@FunctionalInterface
public interface CanvasOverlay {
    /**
     * @param g in component units, antialiased; may be changed freely
     */
    void paint(Graphics2D g, ViewTransform transform);
}
