package org.convscope.ui.frame;

import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.convscope.frame.Frame;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.PixelPosition;

/**
 * What the pointer does on the frame: it reads the pixel under it off, and a click marks it.
 *
 * @param frame that is shown
 * @param taken whether a click was meant for something else
 */
record FramePointing(ViewContext context, Supplier<Optional<Frame>> frame, Predicate<Point2D.Double> taken)
        implements PictureListener {
    private static Optional<PixelPosition> pixel(Frame on, Point2D.Double point) {
        int x = (int) Math.floor(point.x);
        int y = (int) Math.floor(point.y);
        boolean outside = x < 0 || y < 0 || x >= on.width() || y >= on.height();
        return outside ? Optional.empty() : Optional.of(new PixelPosition(x, y));
    }

    @Override
    public void hovered(Point2D.Double point) {
        frame.get().ifPresent(on -> pixel(on, point)
                .ifPresentOrElse(
                        pixel -> context.readout()
                                .show(PixelText.of(
                                        on,
                                        context.workspace()
                                                .get()
                                                .settings(FrameSettings.KEY)
                                                .resolution(),
                                        pixel.x(),
                                        pixel.y())),
                        context.readout()::clear));
    }

    @Override
    public void left() {
        context.readout().clear();
    }

    @Override
    public void clicked(Point2D.Double point, MouseEvent event) {
        Frame on = frame.get().orElse(null);
        if (on != null && !taken.test(point)) {
            Optional<PixelPosition> pixel = pixel(on, point);
            context.workspace().select(selection -> pixel.map(selection::pixel).orElseGet(selection::withoutPixel));
        }
    }
}
