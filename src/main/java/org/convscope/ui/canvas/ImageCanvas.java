package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.RenderingHints;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.accessibility.AccessibleRole;
import javax.swing.UIManager;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.component.UserEvents;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is zoomed at the pointer (wheel, plus, minus), dragged, fitted (0) and shown 1:1 (1). Painted pixel for
 * pixel on the device at every display scale. The picture is rendered off the EDT: until that is done, the last rendering
 * is shown in its new place.
 */
public final class ImageCanvas extends DrawnComponent {
    private static final Executor PAINTER = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "canvas painter");
        thread.setDaemon(true);
        return thread;
    });

    private final List<CanvasOverlay> overlays = new CopyOnWriteArrayList<>();
    private final List<PictureListener> listeners = new CopyOnWriteArrayList<>();
    private final CanvasMouse mouse;
    private final PictureRenderer renderer;
    private @Nullable ScalablePicture picture;
    private @Nullable PictureViewport view;
    private PictureRenderer.@Nullable Rendered rendered;
    private boolean followsText;
    private float textScale = UIScale.scale(1f);
    private boolean fitted = true;
    private SeenPart wanted = SeenPart.WHOLE;
    private String message = "";

    public ImageCanvas() {
        this(PAINTER, EventQueue::invokeLater);
    }

    /**
     * @param painter renders
     * @param delivery brings what is rendered back to the EDT
     */
    public ImageCanvas(Executor painter, Executor delivery) {
        super(AccessibleRole.CANVAS);
        renderer = new PictureRenderer(painter, delivery);
        mouse = new CanvasMouse(this);
        setFocusable(true);
        addFocusListener(new FocusListener() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
        setOpaque(true);
        setPreferredSize(UIScale.scale(new Dimension(320, 240)));
        CanvasKeys.install(this);
        UserEvents.onResize(this, this::refresh);
    }

    /** Shows another picture; the view stays where the size is the same, else it is fitted. */
    public void setPicture(@Nullable ScalablePicture newPicture) {
        ScalablePicture old = picture;
        picture = newPicture;
        if (newPicture == null) {
            view = null;
            rendered = null;
        } else if (old == null || old.width() != newPicture.width() || old.height() != newPicture.height()) {
            fitted = true;
            wanted = SeenPart.WHOLE;
            view = null;
        }
        refresh();
    }

    public @Nullable ScalablePicture picture() {
        return picture;
    }

    /** What is said in the middle while there is no picture. */
    public void setMessage(String newMessage) {
        message = newMessage;
        getAccessibleContext().setAccessibleDescription(newMessage);
        repaint();
    }

    /** What is said while there is no picture; empty for nothing. */
    public String message() {
        return message;
    }

    public void addOverlay(CanvasOverlay overlay) {
        overlays.add(overlay);
        repaint();
    }

    public void addPictureListener(PictureListener listener) {
        listeners.add(listener);
    }

    /** The first grip added is asked first. */
    public void addGrip(CanvasGrip grip) {
        mouse.addGrip(grip);
    }

    /** What the Escape key does here. */
    public void onEscape(Runnable action) {
        CanvasKeys.bind(this, "ESCAPE", "escape", action);
    }

    /** The whole picture, and so it stays when the window changes its size. */
    public void fit() {
        see(SeenPart.WHOLE);
        listeners.forEach(PictureListener::moved);
    }

    /** Which part of the picture is seen; the whole while there is no picture. */
    public SeenPart seen() {
        PictureViewport current = viewport();
        ScalablePicture shown = picture;
        return fitted || current == null || shown == null
                ? SeenPart.WHOLE
                : SeenPart.of(current, shown.width(), shown.height());
    }

    /** Shows a part of the picture, as soon as there is room for it. */
    public void see(SeenPart part) {
        fitted = part.isWhole();
        wanted = part;
        view = null;
        refresh();
    }

    public boolean isFitted() {
        return fitted;
    }

    /** One device pixel a picture pixel; a drawing with words in the size of the window's text. */
    public void oneToOne() {
        change(current -> current.atScale(unit()));
    }

    /** A picture that has words is natural in the size of the window's text, and grows with it. */
    public void followText() {
        followsText = true;
    }

    /** Device pixels a picture pixel at the picture's natural size. */
    double unit() {
        return followsText ? UIScale.scale(1f) * deviceScale() : 1;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        float before = textScale;
        textScale = UIScale.scale(1f);
        if (followsText && !fitted && textScale != before) {
            zoom(textScale / before);
        }
    }

    /** Zooms about the middle. */
    public void zoom(double factor) {
        change(current -> current.zoomed(factor, current.width() / 2.0, current.height() / 2.0));
    }

    /** Moves the picture, in component units. */
    public void pan(double x, double y) {
        double scale = deviceScale();
        change(current -> current.panned(x * scale, y * scale));
    }

    /** Moves the view so that a part of the picture is seen; a view that is fitted shows it anyway. */
    public void reveal(double x, double y, double width, double height) {
        if (!fitted) {
            double margin = UIScale.scale(8f) * deviceScale();
            change(current -> current.showing(x, y, width, height, margin));
        }
    }

    /**
     * A part of the picture in the middle.
     *
     * @param scale component units a picture pixel
     */
    public void centre(double x, double y, double scale) {
        change(current -> PictureViewport.centred(scale * deviceScale(), x, y, current.width(), current.height()));
    }

    void change(UnaryOperator<PictureViewport> operation) {
        PictureViewport current = viewport();
        ScalablePicture shown = picture;
        if (current != null && shown != null) {
            PictureViewport changed = operation.apply(current);
            PictureViewport whole =
                    PictureViewport.fit(shown.width(), shown.height(), current.width(), current.height());
            // smaller than the whole, or than it is, no picture needs to be
            fitted = changed.scale() <= whole.scale() && whole.scale() <= 1;
            view = fitted ? whole : changed.atLeast(Math.min(1, whole.scale())).held(shown.width(), shown.height());
            refresh();
            listeners.forEach(PictureListener::moved);
        }
    }

    /** Where the picture lies now; empty while there is none or the canvas has no size. */
    public @Nullable ViewTransform transform() {
        PictureViewport current = viewport();
        return current == null ? null : new ViewTransform(current, deviceScale());
    }

    private @Nullable PictureViewport viewport() {
        ScalablePicture shown = picture;
        int width = (int) Math.round(getWidth() * deviceScale());
        int height = (int) Math.round(getHeight() * deviceScale());
        if (shown == null || width < 1 || height < 1) {
            return null;
        }
        PictureViewport current = view;
        if (current == null && !fitted) {
            current = wanted.in(shown.width(), shown.height(), width, height);
        } else if (current == null || (fitted && (current.width() != width || current.height() != height))) {
            current = PictureViewport.fit(shown.width(), shown.height(), width, height);
        } else if (current.width() != width || current.height() != height) {
            current = current.resized(width, height).held(shown.width(), shown.height());
        }
        view = current;
        return current;
    }

    private double deviceScale() {
        GraphicsConfiguration configuration = getGraphicsConfiguration();
        return configuration == null ? 1 : configuration.getDefaultTransform().getScaleX();
    }

    private void refresh() {
        ViewTransform transform = transform();
        if (transform != null) {
            listeners.forEach(listener -> listener.viewChanged(transform));
        }
        repaint();
    }

    /** Tells the listeners of a double click; whether one of them took it. */
    boolean isOpenedAt(Point2D.Double point) {
        return listeners.stream()
                        .filter(listener -> listener.opened(point) == PictureListener.Taken.YES)
                        .count()
                > 0;
    }

    void tell(Consumer<PictureListener> call) {
        listeners.forEach(call);
    }

    /** The picture's point under a point of the component, or null without a picture. */
    public Point2D.@Nullable Double toPicture(double x, double y) {
        ViewTransform transform = transform();
        return transform == null ? null : transform.toPicture(x, y);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(getBackground() == null ? UIManager.getColor("Panel.background") : getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        PictureViewport current = viewport();
        ScalablePicture shown = picture;
        if (current == null || shown == null) {
            CanvasText.centred(g, message, getWidth(), getHeight());
        } else {
            PictureRenderer.Rendered ready = rendered;
            if (ready == null || ready.picture() != shown || !ready.view().equals(current)) {
                renderer.request(shown, current, this::show);
            }
            ready = rendered;
            if (ready != null) {
                paintPicture(g, ready, current);
            }
            paintOverlays(g, new ViewTransform(current, deviceScale()));
        }
        if (isFocusOwner()) {
            g.setColor(UIManager.getColor("Component.focusedBorderColor"));
            g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
        }
        g.dispose();
    }

    private void show(PictureRenderer.Rendered ready) {
        if (picture != null) {
            rendered = ready;
            repaint();
        }
    }

    /** At device pixels: a scaled transform would resample what is rendered for exactly these pixels. */
    private static void paintPicture(Graphics2D graphics, PictureRenderer.Rendered ready, PictureViewport current) {
        Graphics2D g = (Graphics2D) graphics.create();
        AffineTransform device = g.getTransform();
        int x = (int) Math.round(device.getTranslateX());
        int y = (int) Math.round(device.getTranslateY());
        g.setTransform(new AffineTransform());
        PictureViewport old = ready.view();
        if (old.equals(current)) {
            g.drawImage(ready.image(), x, y, null);
        } else {
            double factor = current.scale() / old.scale();
            var moved = AffineTransform.getTranslateInstance(
                    x + current.toDeviceX(old.originX()), y + current.toDeviceY(old.originY()));
            moved.scale(factor, factor);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            g.drawImage(ready.image(), moved, null);
        }
        g.dispose();
    }

    private void paintOverlays(Graphics2D graphics, ViewTransform transform) {
        for (CanvasOverlay overlay : overlays) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            overlay.paint(g, transform);
            g.dispose();
        }
    }
}
