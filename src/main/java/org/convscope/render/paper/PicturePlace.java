package org.convscope.render.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;

/**
 * Where a picture lies in a figure, dot for dot on the device.
 *
 * @param view in dots
 * @param left in units of the figure
 * @param top in units of the figure
 * @param pixels dots a unit
 */
public record PicturePlace(PictureViewport view, double left, double top, double pixels) {
    /** Of a picture that is as wide as can be. */
    public static PicturePlace of(ScalablePicture picture, double left, double top, double width, double pixels) {
        int dots = (int) Math.max(1, Math.round(width * pixels));
        double scale = dots / (double) picture.width();
        int high = (int) Math.max(1, Math.round(picture.height() * scale));
        return new PicturePlace(
                new PictureViewport(scale, 0, 0, dots, high),
                Math.rint(left * pixels) / pixels,
                Math.rint(top * pixels) / pixels,
                pixels);
    }

    /** Draws the picture on white. */
    public void draw(Graphics2D g, ScalablePicture picture) {
        var opaque = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D inside = opaque.createGraphics();
        inside.drawImage(picture.image(view), 0, 0, Color.WHITE, null);
        inside.dispose();
        var placed = AffineTransform.getTranslateInstance(left, top);
        placed.scale(1 / pixels, 1 / pixels);
        g.drawImage(opaque, placed, null);
    }

    /** The height of a picture at a width. */
    public static double height(ScalablePicture picture, double width) {
        return width / picture.width() * picture.height();
    }
}
