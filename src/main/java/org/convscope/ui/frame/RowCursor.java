package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasGrip;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.theme.ThemeLook;

/** The row whose values the histograms show: a line across the frame that can be dragged. */
final class RowCursor implements CanvasOverlay, CanvasGrip {
    private final IntSupplier row;
    private final IntSupplier width;
    private final IntConsumer moved;

    /**
     * @param row the row now, negative for none
     * @param width of the frame
     * @param moved gets the row it is dragged to; not held within the frame
     */
    RowCursor(IntSupplier row, IntSupplier width, IntConsumer moved) {
        this.row = row;
        this.width = width;
        this.moved = moved;
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        int at = row.getAsInt();
        if (at < 0) {
            return;
        }
        double y = transform.y(at + 0.5);
        double left = transform.x(0);
        double right = transform.x(width.getAsInt());
        g.setStroke(new BasicStroke(UIScale.scale(3f)));
        g.setColor(ThemeLook.translucent(Color.BLACK, 110));
        g.draw(new Line2D.Double(left, y, right, y));
        g.setStroke(new BasicStroke(UIScale.scale(1.25f)));
        g.setColor(ThemeLook.accent());
        g.draw(new Line2D.Double(left, y, right, y));
        double size = UIScale.scale(5f);
        arrow(g, Math.max(0, left), y, size);
        arrow(g, Math.min(right, transform.view().width() / transform.deviceScale()), y, -size);
        CanvasText.tag(g, "row " + at, Math.max(0, left) + 2 * size, y - size / 2, ThemeLook.accent());
    }

    private static void arrow(Graphics2D g, double x, double y, double size) {
        var arrow = new Path2D.Double();
        arrow.moveTo(x, y - Math.abs(size));
        arrow.lineTo(x + size * 1.6, y);
        arrow.lineTo(x, y + Math.abs(size));
        arrow.closePath();
        g.fill(arrow);
    }

    @Override
    public boolean isAt(MouseEvent event, ViewTransform transform) {
        int at = row.getAsInt();
        return at >= 0
                && event.getX() >= transform.x(0)
                && event.getX() <= transform.x(width.getAsInt())
                && Math.abs(event.getY() - transform.y(at + 0.5)) <= Math.max(UIScale.scale(5f), transform.scale() / 2);
    }

    @Override
    public int cursor() {
        return Cursor.N_RESIZE_CURSOR;
    }

    @Override
    public void dragged(MouseEvent event, ViewTransform transform) {
        moved.accept((int) Math.floor(transform.toPicture(event.getX(), event.getY()).y));
    }
}
