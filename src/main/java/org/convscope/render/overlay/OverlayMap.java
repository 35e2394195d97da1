package org.convscope.render.overlay;

import java.awt.geom.Rectangle2D;
import org.convscope.render.plane.PictureViewport;

/**
 * A map and the part of a picture that it is of.
 *
 * @param values row by row
 * @param place in pixels of the picture, the first of which covers 0 to 1
 */
public record OverlayMap(float[] values, int rows, int columns, Rectangle2D place, Sampling sampling) {
    /** What stands between two values. */
    public enum Sampling {
        /** Each value fills its place. */
        NEAREST,
        /** Values go over into each other. */
        BILINEAR
    }

    public OverlayMap {
        if (rows < 1 || columns < 1 || values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " values in " + rows + " x " + columns);
        }
    }

    /** The same in device pixels of a view. */
    OverlayMap seen(PictureViewport view) {
        return new OverlayMap(
                values,
                rows,
                columns,
                new Rectangle2D.Double(
                        view.toDeviceX(place.getX()),
                        view.toDeviceY(place.getY()),
                        place.getWidth() * view.scale(),
                        place.getHeight() * view.scale()),
                sampling);
    }

    /** The value at a pixel of the picture; where the pixel covers several, the one of the largest magnitude. */
    float at(int x, int y) {
        double across = columns / place.getWidth();
        double down = rows / place.getHeight();
        double column = (x + 0.5 - place.getX()) * across;
        double row = (y + 0.5 - place.getY()) * down;
        if (across > 1 || down > 1) {
            return largest(row - down / 2, row + down / 2, column - across / 2, column + across / 2);
        }
        return sampling == Sampling.NEAREST
                ? value((int) Math.floor(row), (int) Math.floor(column))
                : between(row - 0.5, column - 0.5);
    }

    private float largest(double top, double bottom, double left, double right) {
        float largest = 0;
        for (int row = within(top, rows); row <= within(Math.nextDown(bottom), rows); row++) {
            for (int column = within(left, columns); column <= within(Math.nextDown(right), columns); column++) {
                float value = values[row * columns + column];
                if (!(Math.abs(value) <= Math.abs(largest))) {
                    largest = value;
                }
            }
        }
        return largest;
    }

    private float between(double row, double column) {
        int upper = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double down = row - upper;
        double across = column - left;
        double above = (1 - across) * value(upper, left) + across * value(upper, left + 1);
        double below = (1 - across) * value(upper + 1, left) + across * value(upper + 1, left + 1);
        return (float) ((1 - down) * above + down * below);
    }

    private float value(int row, int column) {
        return values[within(row, rows) * columns + within(column, columns)];
    }

    private static int within(double place, int length) {
        return (int) Math.max(0, Math.min(length - 1.0, Math.floor(place)));
    }
}
