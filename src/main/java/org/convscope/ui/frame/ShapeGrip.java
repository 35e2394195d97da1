package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.frame.Frame;
import org.convscope.inspect.measure.FrameLine;
import org.convscope.inspect.measure.FrameRegion;
import org.convscope.inspect.measure.FrameShape;
import org.convscope.render.NumberText;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasGrip;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.theme.ThemeLook;

/**
 * The line or region that is drawn on the frame: dragged from one point to another, each end or corner dragged again afterwards.
 */
final class ShapeGrip implements CanvasGrip, CanvasOverlay {
    private final Supplier<Optional<Frame>> frame;
    private final Runnable changed;
    private FrameTool tool = FrameTool.MOVE;
    private Optional<FrameShape> shape = Optional.empty();
    private Point2D.Double fixed = new Point2D.Double();

    /**
     * @param frame that is drawn on
     * @param changed called with every other shape
     */
    ShapeGrip(Supplier<Optional<Frame>> frame, Runnable changed) {
        this.frame = frame;
        this.changed = changed;
    }

    Optional<FrameShape> shape() {
        return shape;
    }

    /** Nothing is drawn any more. */
    void clear() {
        shape = Optional.empty();
    }

    /** What a drag draws from now on; a shape of another tool is gone. */
    void tool(FrameTool newTool) {
        tool = newTool;
        if (!tool.isDrawing() || shape.filter(one -> toolOf(one) != newTool).isPresent()) {
            clear();
        }
    }

    private static FrameTool toolOf(FrameShape shape) {
        if (shape instanceof FrameRegion region) {
            return region.outline() == FrameRegion.Outline.ELLIPSE ? FrameTool.ELLIPSE : FrameTool.RECTANGLE;
        }
        return FrameTool.LINE;
    }

    @Override
    public boolean isAt(MouseEvent event, ViewTransform transform) {
        return tool.isDrawing() && frame.get().isPresent();
    }

    @Override
    public int cursor() {
        return Cursor.CROSSHAIR_CURSOR;
    }

    @Override
    public void pressed(MouseEvent event, ViewTransform transform) {
        fixed = transform.toPicture(event.getX(), event.getY());
        List<Point2D.Double> ends = ends();
        for (int i = 0; i < ends.size(); i++) {
            Point2D.Double end = ends.get(i);
            if (event.getPoint().distance(transform.x(end.x), transform.y(end.y)) <= UIScale.scale(7f)) {
                fixed = opposite(i);
            }
        }
    }

    /** Of a line its ends; of a region the corners of its rectangle, the opposite one two places on. */
    private List<Point2D.Double> ends() {
        FrameShape now = shape.orElse(null);
        if (now instanceof FrameLine line) {
            return List.of(new Point2D.Double(line.fromX(), line.fromY()), new Point2D.Double(line.toX(), line.toY()));
        }
        if (now instanceof FrameRegion region) {
            double right = (double) region.left() + region.width();
            double bottom = (double) region.top() + region.height();
            return List.of(
                    new Point2D.Double(region.left(), region.top()),
                    new Point2D.Double(right, region.top()),
                    new Point2D.Double(right, bottom),
                    new Point2D.Double(region.left(), bottom));
        }
        return List.of();
    }

    /** What stays while an end or a corner is dragged: a point in the pixel at the other one. */
    private Point2D.Double opposite(int end) {
        List<Point2D.Double> ends = ends();
        Point2D.Double other = ends.get((end + ends.size() / 2) % ends.size());
        Point2D.Double held = ends.get(end);
        return tool == FrameTool.LINE
                ? other
                : new Point2D.Double(
                        other.x + (other.x < held.x ? 0.5 : -0.5), other.y + (other.y < held.y ? 0.5 : -0.5));
    }

    @Override
    public void dragged(MouseEvent event, ViewTransform transform) {
        Point2D.Double to = transform.toPicture(event.getX(), event.getY());
        frame.get().ifPresent(on -> {
            shape = Optional.of(between(on, fixed, to));
            changed.run();
        });
    }

    private FrameShape between(Frame on, Point2D.Double one, Point2D.Double other) {
        if (tool == FrameTool.LINE) {
            return new FrameLine(
                    held(one.x, on.width()),
                    held(one.y, on.height()),
                    held(other.x, on.width()),
                    held(other.y, on.height()));
        }
        FrameRegion.Outline outline =
                tool == FrameTool.ELLIPSE ? FrameRegion.Outline.ELLIPSE : FrameRegion.Outline.RECTANGLE;
        return FrameRegion.between(outline, one.x, one.y, other.x, other.y, on.width(), on.height());
    }

    private static double held(double place, int length) {
        return Math.max(0, Math.min(length, place));
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        FrameShape now = shape.orElse(null);
        if (now == null) {
            return;
        }
        FrameMarks.outline(g, drawn(now, transform), ThemeLook.warning());
        double size = UIScale.scale(3f);
        for (Point2D.Double end : ends()) {
            var handle =
                    new Rectangle2D.Double(transform.x(end.x) - size, transform.y(end.y) - size, 2 * size, 2 * size);
            g.setColor(ThemeLook.warning());
            g.fill(handle);
        }
        Point2D.Double last = ends().get(now instanceof FrameLine ? 1 : 2);
        CanvasText.tag(
                g,
                text(now),
                transform.x(last.x) + UIScale.scale(8f),
                transform.y(last.y) - UIScale.scale(4f),
                ThemeLook.warningText());
    }

    private static Shape drawn(FrameShape shape, ViewTransform transform) {
        if (shape instanceof FrameLine line) {
            return new Line2D.Double(
                    transform.x(line.fromX()),
                    transform.y(line.fromY()),
                    transform.x(line.toX()),
                    transform.y(line.toY()));
        }
        FrameRegion region = (FrameRegion) shape;
        Rectangle2D.Double on = transform.rectangle(region.left(), region.top(), region.width(), region.height());
        return region.outline() == FrameRegion.Outline.ELLIPSE
                ? new Ellipse2D.Double(on.x, on.y, on.width, on.height)
                : on;
    }

    private static String text(FrameShape shape) {
        return shape instanceof FrameRegion region
                ? region.width() + " × " + region.height()
                : NumberText.text(((FrameLine) shape).length(), 4) + " px";
    }
}
