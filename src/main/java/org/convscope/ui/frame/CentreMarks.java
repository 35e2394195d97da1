package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.function.Supplier;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;

/** Beam centres on a frame, each with its name. */
record CentreMarks(Supplier<List<Mark>> marks) implements CanvasOverlay {
    /** A centre in pixels of the frame. */
    record Mark(double x, double y, String name, Color line, Color text) {}

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        double arm = UIScale.scale(12f);
        double radius = UIScale.scale(4f);
        for (Mark mark : marks.get()) {
            double x = transform.x(mark.x());
            double y = transform.y(mark.y());
            FrameMarks.outline(g, new Line2D.Double(x - arm, y, x + arm, y), mark.line());
            FrameMarks.outline(g, new Line2D.Double(x, y - arm, x, y + arm), mark.line());
            FrameMarks.outline(g, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), mark.line());
            CanvasText.tag(g, mark.name(), x + radius, y - radius, mark.text());
        }
    }
}
