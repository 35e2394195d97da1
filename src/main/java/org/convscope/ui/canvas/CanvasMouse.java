package org.convscope.ui.canvas;

import java.awt.Cursor;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import org.convscope.render.plane.ViewTransform;
import org.jspecify.annotations.Nullable;

/**
 * Zooms with the wheel, pans with a drag, fits with a double click, hands presses on grips to them and tells hovers and
 * clicks. In a pane that scrolls the wheel scrolls that, and zooms with Ctrl.
 */
final class CanvasMouse extends MouseAdapter {
    private static final double STEP = 1.25;
    private static final int CLICK_SLACK = 3;

    private final ImageCanvas canvas;
    private final List<CanvasGrip> grips = new ArrayList<>();
    private @Nullable Point pressed;
    private @Nullable Point last;
    private @Nullable CanvasGrip held;
    private boolean dragged;

    CanvasMouse(ImageCanvas canvas) {
        this.canvas = canvas;
        canvas.addMouseListener(this);
        canvas.addMouseMotionListener(this);
        canvas.addMouseWheelListener(this);
    }

    void addGrip(CanvasGrip grip) {
        grips.add(grip);
    }

    private @Nullable CanvasGrip gripAt(MouseEvent event) {
        ViewTransform transform = canvas.transform();
        if (transform == null) {
            return null;
        }
        return grips.stream()
                .filter(grip -> grip.isAt(event, transform))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void mousePressed(MouseEvent event) {
        canvas.requestFocusInWindow();
        pressed = event.getPoint();
        last = event.getPoint();
        dragged = false;
        CanvasGrip grip = SwingUtilities.isLeftMouseButton(event) ? gripAt(event) : null;
        held = grip;
        ViewTransform transform = canvas.transform();
        if (grip != null && transform != null) {
            grip.pressed(event, transform);
        }
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        Point from = last;
        Point start = pressed;
        if (from == null || start == null) {
            return;
        }
        if (!dragged && start.distance(event.getPoint()) < CLICK_SLACK) {
            return;
        }
        dragged = true;
        last = event.getPoint();
        CanvasGrip grip = held;
        ViewTransform transform = canvas.transform();
        if (grip != null && transform != null) {
            grip.dragged(event, transform);
        } else {
            canvas.setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
            canvas.pan(event.getX() - from.getX(), event.getY() - from.getY());
        }
        hover(event);
    }

    @Override
    public void mouseReleased(MouseEvent event) {
        boolean click = pressed != null && !dragged && SwingUtilities.isLeftMouseButton(event);
        pressed = null;
        held = null;
        updateCursor(event);
        Point2D.Double point = canvas.toPicture(event.getX(), event.getY());
        if (click && point != null) {
            canvas.tell(listener -> listener.clicked(point, event));
            if (event.getClickCount() == 2 && !canvas.isOpenedAt(point)) {
                canvas.fit();
            }
        }
    }

    @Override
    public void mouseMoved(MouseEvent event) {
        updateCursor(event);
        hover(event);
    }

    @Override
    public void mouseExited(MouseEvent event) {
        if (pressed == null) {
            canvas.tell(PictureListener::left);
        }
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
        ViewTransform transform = canvas.transform();
        Optional<JScrollPane> around = scrolled().filter(any -> !event.isControlDown());
        if (around.isPresent()) {
            around.get().dispatchEvent(SwingUtilities.convertMouseEvent(canvas, event, around.get()));
        } else if (transform != null) {
            double factor = Math.pow(STEP, -event.getPreciseWheelRotation());
            double scale = transform.deviceScale();
            canvas.change(view -> view.zoomed(factor, event.getX() * scale, event.getY() * scale));
            hover(event);
        }
    }

    /** What the canvas is a part of, if that is higher than there is room for. */
    private Optional<JScrollPane> scrolled() {
        return Optional.ofNullable((JScrollPane) SwingUtilities.getAncestorOfClass(JScrollPane.class, canvas))
                .filter(pane -> pane.getVerticalScrollBar().isVisible());
    }

    private void updateCursor(MouseEvent event) {
        CanvasGrip grip = gripAt(event);
        canvas.setCursor(Cursor.getPredefinedCursor(grip == null ? Cursor.DEFAULT_CURSOR : grip.cursor()));
    }

    private void hover(MouseEvent event) {
        Point2D.Double point = canvas.toPicture(event.getX(), event.getY());
        if (point != null) {
            canvas.tell(listener -> listener.hovered(point));
        }
    }
}
