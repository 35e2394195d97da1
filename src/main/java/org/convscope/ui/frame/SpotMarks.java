package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.function.Supplier;
import org.convscope.inspect.spots.InputSpot;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.theme.ThemeLook;

/** A circle around each spot of a frame that is seen. */
record SpotMarks(Supplier<List<InputSpot>> spots) implements CanvasOverlay {
    /** In pixels of the frame. */
    private static final double RADIUS = 3.5;

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        double radius = Math.max(UIScale.scale(5f), RADIUS * transform.scale());
        double right = transform.view().width() / transform.deviceScale() + radius;
        double bottom = transform.view().height() / transform.deviceScale() + radius;
        g.setStroke(new BasicStroke(UIScale.scale(1.25f)));
        g.setColor(ThemeLook.warning());
        for (InputSpot spot : spots.get()) {
            double x = transform.x(spot.column() + 0.5);
            double y = transform.y(spot.row() + 0.5);
            if (x > -radius && y > -radius && x < right && y < bottom) {
                g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
            }
        }
    }
}
