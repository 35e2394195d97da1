package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.pointer.SeenOnFrame.Seen;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.PixelPosition;

/** The marked pixel and the rectangles that map pixels see, drawn on a frame. */
public final class FrameMarks implements CanvasOverlay {
    private final Supplier<Optional<PixelPosition>> pixel;
    private final Supplier<Optional<Seen>> seen;

    public FrameMarks(Supplier<Optional<PixelPosition>> pixel, Supplier<Optional<Seen>> seen) {
        this.pixel = pixel;
        this.seen = seen;
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        seen.get().ifPresent(region -> {
            Rectangle2D.Double b = region.bounds();
            Rectangle2D.Double on = transform.rectangle(b.x, b.y, b.width, b.height);
            outline(g, on, ThemeLook.accent());
            if (!region.label().isEmpty()) {
                g.setFont(ThemeLook.smallFont());
                double widest = g.getFontMetrics().stringWidth(region.label()) + UIScale.scale(8f);
                double width = transform.view().width() / transform.deviceScale();
                double x = Math.max(0, Math.min(width - widest, on.x));
                double y = Math.max(g.getFontMetrics().getHeight() * 1.3, on.y - UIScale.scale(2f));
                CanvasText.tag(g, region.label(), x, y, ThemeLook.accent());
            }
        });
        pixel.get().ifPresent(at -> {
            Rectangle2D.Double on = transform.rectangle(at.x(), at.y(), 1, 1);
            double arm = UIScale.scale(9f);
            double gap = Math.max(UIScale.scale(4f), on.width / 2 + UIScale.scale(2f));
            double x = on.getCenterX();
            double y = on.getCenterY();
            Color colour = ThemeLook.warning();
            outline(g, new Line2D.Double(x - gap - arm, y, x - gap, y), colour);
            outline(g, new Line2D.Double(x + gap, y, x + gap + arm, y), colour);
            outline(g, new Line2D.Double(x, y - gap - arm, x, y - gap), colour);
            outline(g, new Line2D.Double(x, y + gap, x, y + gap + arm), colour);
            if (on.width >= 4) {
                outline(g, on, colour);
            } else {
                double r = UIScale.scale(1.5f);
                g.setColor(colour);
                g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            }
        });
    }

    /** Draws an outline with a dark edge, so that it is seen on any picture. */
    public static void outline(Graphics2D g, Shape shape, Color colour) {
        g.setStroke(new BasicStroke(UIScale.scale(3.25f)));
        g.setColor(ThemeLook.translucent(Color.BLACK, 120));
        g.draw(shape);
        g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
        g.setColor(colour);
        g.draw(shape);
    }
}
