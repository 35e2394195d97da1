package org.convscope.ui.inspector;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import org.convscope.array.Range;
import org.convscope.frame.FrameSource;
import org.convscope.render.colour.ColourMapping;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.frame.FrameMarks;
import org.convscope.ui.frame.ShownFrame;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.PixelPosition;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The selected frame at a glance, with what the map's place under the pointer sees of it. */
final class GlanceSection extends InspectorSection {
    private final ViewContext context;
    private final ImageCanvas canvas = new ImageCanvas();
    private final LatestRequest<FrameSource, ShownFrame> request;
    private @Nullable ShownFrame shown;

    /**
     * @param loaded called when the frame is there
     */
    GlanceSection(ViewContext context, SeenOnFrame seen, Runnable loaded) {
        super("Frame");
        this.context = context;
        BusyOverlay busy = BusyOverlay.over(canvas);
        request = new LatestRequest<>(
                context.tasks(),
                Lane.POOL,
                "frame at a glance",
                busy,
                (source, monitor) -> ShownFrame.of(context.frames().load(source)),
                LatestRequest.listener(
                        (source, frame) -> {
                            show(frame);
                            loaded.run();
                        },
                        sentence -> {
                            show(null);
                            canvas.setMessage(sentence);
                        }));
        canvas.getAccessibleContext().setAccessibleName("Frame at a glance");
        canvas.setPreferredSize(new Dimension(UIScale.scale(200), UIScale.scale(200)));
        canvas.addOverlay(new FrameMarks(
                () -> context.workspace().get().selection().pixel(),
                () -> seen.on(shown == null ? null : shown.frame())));
        canvas.addPictureListener(new PictureListener() {
            @Override
            public void clicked(Point2D.Double point, MouseEvent event) {
                mark(point);
            }
        });
        seen.addListener(canvas::repaint);
        add(busy.component(), "growx, height 200lp!");
    }

    private void mark(Point2D.Double point) {
        ShownFrame frame = shown;
        int x = (int) Math.floor(point.x);
        int y = (int) Math.floor(point.y);
        if (frame != null
                && x >= 0
                && y >= 0
                && x < frame.frame().width()
                && y < frame.frame().height()) {
            context.workspace().select(selection -> selection.pixel(new PixelPosition(x, y)));
        }
    }

    /** What was said about the frame is not true any more. */
    void forget() {
        request.forget();
    }

    void update(Workspace now) {
        if (now.selection().frame().isPresent()) {
            FrameSource source = now.selection().frame().get();
            title(source.name());
            request.ask(source, "Reading " + source.name());
        } else {
            title("No frame");
            request.forget();
            show(null);
        }
        setVisible(now.selection().frame().isPresent());
    }

    private void show(@Nullable ShownFrame frame) {
        shown = frame;
        recolour();
    }

    void recolour() {
        ShownFrame frame = shown;
        if (frame == null) {
            canvas.setPicture(null);
            return;
        }
        FrameSettings settings = context.workspace().get().settings(FrameSettings.KEY);
        Range limits = settings.limits(frame.frame().source()).orElseGet(frame::automaticLimits);
        canvas.setPicture(frame.picture(
                limits, new ColourMapping(settings.mapping(), settings.colourMap()), settings.reduction()));
    }

    void repaintMarks() {
        canvas.repaint();
    }
}
