package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;
import javax.accessibility.AccessibleRole;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.RasterPicture;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.component.DrawnComponent;

/** The chosen row repeated 16 times, below the frame, column under column. */
final class RowStripe extends DrawnComponent {
    private final ImageCanvas canvas;
    private final Supplier<int[]> colours;

    /**
     * @param canvas whose columns it follows
     * @param colours of the row, 0xRRGGBB, left to right; none for no row
     */
    RowStripe(ImageCanvas canvas, Supplier<int[]> colours) {
        super(AccessibleRole.CANVAS);
        getAccessibleContext().setAccessibleName("The chosen row");
        this.canvas = canvas;
        this.colours = colours;
        setToolTipText("The chosen row, " + RowProfile.STRIPE_ROWS + " times; drag the row on the frame");
        setPreferredSize(new Dimension(100, UIScale.scale(RowProfile.STRIPE_ROWS + 4)));
        canvas.addPictureListener(new PictureListener() {
            @Override
            public void viewChanged(ViewTransform transform) {
                repaint();
            }
        });
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        int[] rgb = colours.get();
        ViewTransform transform = canvas.transform();
        if (transform == null || rgb.length == 0) {
            return;
        }
        PictureViewport view = transform.view();
        // as many rows as one device pixel covers, all alike
        int rows = (int) Math.ceil(1 / view.scale()) + 1;
        int[] repeated = new int[rgb.length * rows];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(rgb, 0, repeated, y * rgb.length, rgb.length);
        }
        var row = new PictureViewport(view.scale(), view.originX(), 0, view.width(), 1);
        paint((Graphics2D) graphics.create(), new RasterPicture(rgb.length, rows, repeated).image(row));
    }

    private void paint(Graphics2D g, BufferedImage line) {
        AffineTransform device = g.getTransform();
        int top = (int) Math.round(device.getTranslateY() + UIScale.scale(2f) * device.getScaleY());
        int height = (int) Math.round(getHeight() * device.getScaleY())
                - 2 * (int) Math.round(UIScale.scale(2f) * device.getScaleY());
        g.setTransform(new AffineTransform());
        g.drawImage(line, (int) Math.round(device.getTranslateX()), top, line.getWidth(), height, null);
        g.dispose();
    }
}
