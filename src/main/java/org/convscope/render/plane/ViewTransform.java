package org.convscope.render.plane;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * The transform from the picture to the component, in the component's own units.
 *
 * @param view in device pixels
 * @param deviceScale device pixels a component unit
 */
public record ViewTransform(PictureViewport view, double deviceScale) {
    public double x(double pictureX) {
        return view.toDeviceX(pictureX) / deviceScale;
    }

    public double y(double pictureY) {
        return view.toDeviceY(pictureY) / deviceScale;
    }

    /** Component units a picture pixel. */
    public double scale() {
        return view.scale() / deviceScale;
    }

    /** A part of the picture, on the component. */
    public Rectangle2D.Double rectangle(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x(x), y(y), width * scale(), height * scale());
    }

    /** A part of the picture, on the component. */
    public Rectangle2D.Double rectangle(Rectangle2D part) {
        return rectangle(part.getX(), part.getY(), part.getWidth(), part.getHeight());
    }

    /** The picture's point under a point of the component. */
    public Point2D.Double toPicture(double componentX, double componentY) {
        return new Point2D.Double(view.toPictureX(componentX * deviceScale), view.toPictureY(componentY * deviceScale));
    }
}
