package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.canvas.Overlay;
import org.convscope.ui.canvas.RasterPicture;
import org.convscope.ui.canvas.ViewTransform;
import org.convscope.ui.canvas.Viewport;
import org.convscope.ui.look.Look;
import org.jspecify.annotations.Nullable;

/** The chosen row repeated 16 times, at the lower edge of the view, column under column of the frame. */
final class RowStripe implements Overlay {
    private final Supplier<@Nullable ShownFrame> shown;
    private final IntSupplier row;
    private final Supplier<int[]> colours;

    /**
     * @param row the row now, negative for none
     * @param colours of that row, 0xRRGGBB, left to right
     */
    RowStripe(Supplier<@Nullable ShownFrame> shown, IntSupplier row, Supplier<int[]> colours) {
        this.shown = shown;
        this.row = row;
        this.colours = colours;
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        ShownFrame frame = shown.get();
        if (frame == null || row.getAsInt() < 0) {
            return;
        }
        Viewport view = transform.view();
        int height = (int)
                Math.round(Math.max(16, Math.min(RowProfile.STRIPE_ROWS * view.scale(), 3 * RowProfile.STRIPE_ROWS))
                        * Math.max(1, transform.deviceScale()));
        int[] rgb = colours.get();
        var line = new Viewport(view.scale(), view.originX(), 0, view.width(), 1);
        int[] argb = new int[view.width()];
        int rows = (int) Math.ceil(1 / view.scale()) + 1;
        int[] repeated = new int[rgb.length * rows];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(rgb, 0, repeated, y * rgb.length, rgb.length);
        }
        new RasterPicture(rgb.length, rows, repeated).render(line, argb);
        double top = (view.height() - height) / transform.deviceScale();
        var image = new java.awt.image.BufferedImage(view.width(), 1, java.awt.image.BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, view.width(), 1, argb, 0, view.width());
        double width = view.width() / transform.deviceScale();
        double stripe = height / transform.deviceScale();
        g.setColor(Look.ground());
        g.fill(new Rectangle2D.Double(0, top - UIScale.scale(2f), width, stripe + UIScale.scale(2f)));
        var stretch = java.awt.geom.AffineTransform.getTranslateInstance(0, top);
        stretch.scale(1 / transform.deviceScale(), stripe);
        g.drawImage(image, stretch, null);
        g.setColor(Look.translucent(Color.GRAY, 160));
        g.setStroke(new BasicStroke(UIScale.scale(1f)));
        g.draw(new java.awt.geom.Line2D.Double(0, top - 1, width, top - 1));
        CanvasText.tag(
                g,
                "row " + row.getAsInt() + ", " + RowProfile.STRIPE_ROWS + " times",
                UIScale.scale(4f),
                top - UIScale.scale(3f),
                Look.accent());
    }
}
