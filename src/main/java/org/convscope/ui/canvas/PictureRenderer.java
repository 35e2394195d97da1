package org.convscope.ui.canvas;

import java.awt.image.BufferedImage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;
import org.jspecify.annotations.Nullable;

/**
 * Renders the newest request on an executor and drops those that were overtaken while one was rendered.
 * Delivers on another executor, normally the EDT.
 */
final class PictureRenderer {
    /** A rendered view of a picture. */
    record Rendered(ScalablePicture picture, PictureViewport view, BufferedImage image) {}

    private record Request(ScalablePicture picture, PictureViewport view, Consumer<Rendered> sink) {}

    private final Executor painter;
    private final Executor delivery;
    private final Object lock = new Object();
    private @Nullable Request next;
    private boolean running;

    PictureRenderer(Executor painter, Executor delivery) {
        this.painter = painter;
        this.delivery = delivery;
    }

    void request(ScalablePicture picture, PictureViewport view, Consumer<Rendered> sink) {
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
                var rendered = new Rendered(
                        request.picture(), request.view(), request.picture().image(request.view()));
                delivery.execute(() -> request.sink().accept(rendered));
            } catch (RuntimeException | Error e) {
                synchronized (lock) {
                    running = false;
                }
                throw e;
            }
        }
    }
}
