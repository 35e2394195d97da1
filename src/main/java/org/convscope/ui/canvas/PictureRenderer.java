package org.convscope.ui.canvas;

import java.awt.image.BufferedImage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Renders the newest request on an executor and drops those that were overtaken while one was rendered.
 * Delivers on another executor, normally the EDT.
 */
final class PictureRenderer {
    /** A rendered view of a picture. */
    record Rendered(CanvasPicture picture, CanvasViewport view, BufferedImage image) {}

    private record Request(CanvasPicture picture, CanvasViewport view, Consumer<Rendered> sink) {}

    private final Executor painter;
    private final Executor delivery;
    private final Object lock = new Object();
    private @Nullable Request next;
    private boolean running;

    PictureRenderer(Executor painter, Executor delivery) {
        this.painter = painter;
        this.delivery = delivery;
    }

    void request(CanvasPicture picture, CanvasViewport view, Consumer<Rendered> sink) {
        synchronized (lock) {
            next = new Request(picture, view, sink);
            if (running) {
                return;
            }
            running = true;
        }
        painter.execute(this::renderAll);
    }

    private void renderAll() {
        while (true) {
            Request request;
            synchronized (lock) {
                request = next;
                next = null;
                if (request == null) {
                    running = false;
                    return;
                }
            }
            try {
                Rendered rendered = render(request);
                delivery.execute(() -> request.sink().accept(rendered));
            } catch (RuntimeException | Error e) {
                synchronized (lock) {
                    running = false;
                }
                throw e;
            }
        }
    }

    private static Rendered render(Request request) {
        CanvasViewport view = request.view();
        int[] argb = new int[view.width() * view.height()];
        request.picture().render(view, argb);
        // setRGB keeps the image managed, so that the toolkit can hold it where it paints fastest
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, view.width(), view.height(), argb);
        return new Rendered(request.picture(), view, image);
    }
}
