package org.convscope.render.chart;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** What points of different series look like, so that colour alone need not tell them apart. */
public final class SeriesMarkers {
    private static final List<Shape> SHAPES = List.of(
            new Ellipse2D.Double(-0.5, -0.5, 1, 1),
            polygon(0, -0.6, 0.6, 0.5, -0.6, 0.5),
            new Rectangle2D.Double(-0.45, -0.45, 0.9, 0.9),
            polygon(0, -0.65, 0.65, 0, 0, 0.65, -0.65, 0),
            cross(0),
            polygon(0, 0.6, 0.6, -0.5, -0.6, -0.5),
            cross(Math.PI / 4));

    private SeriesMarkers() {}

    /**
     * The marker of the n-th of several series, from 0; around the origin. There are seven, where there are eight colours.
     *
     * @param size its width, about
     */
    public static Shape of(int index, double size) {
        Shape shape = SHAPES.get(Math.floorMod(index, SHAPES.size()));
        return AffineTransform.getScaleInstance(size, size).createTransformedShape(shape);
    }

    private static Shape polygon(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Shape cross(double turn) {
        Shape cross = polygon(
                -0.2, -0.6, 0.2, -0.6, 0.2, -0.2, 0.6, -0.2, 0.6, 0.2, 0.2, 0.2, 0.2, 0.6, -0.2, 0.6, -0.2, 0.2, -0.6,
                0.2, -0.6, -0.2, -0.2, -0.2);
        return AffineTransform.getRotateInstance(turn).createTransformedShape(cross);
    }
}
