package org.convscope.inspect.topimages;

import org.convscope.input.CoordinateMap;
import org.convscope.inspect.receptive.ReceptiveField;

/**
 * What a place of a map sees, as a rectangle of the frame in pixels: the first pixel covers 0 to 1. Parts may lie outside the frame,
 * where padding is seen.
 */
public record Patch(double left, double top, double right, double bottom) {
    /** By the receptive field; the whole part of the frame that the network is given where a place sees everything. */
    static Patch of(ReceptiveField field, int row, int column, CoordinateMap map) {
        if (field.seesEverything()) {
            return new Patch(
                    map.left(), map.top(), (double) map.left() + map.width(), (double) map.top() + map.height());
        }
        return new Patch(
                map.frameX(field.horizontal().first(column)),
                map.frameY(field.vertical().first(row)),
                map.frameX(field.horizontal().end(column)),
                map.frameY(field.vertical().end(row)));
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    /** The row of its middle: the middle of the frame's first pixel is 0. */
    public double row() {
        return (top + bottom) / 2 - 0.5;
    }

    /** The column of its middle: the middle of the frame's first pixel is 0. */
    public double column() {
        return (left + right) / 2 - 0.5;
    }
}
