package org.convscope.inspect.cone;

import java.util.Arrays;

/**
 * Rectangles of an input that are changed one after the other: every span of rows with every span of columns, row by row.
 *
 * @param firstRow of each span of rows; {@code endRow} is the row behind it
 */
public record ChangedRectangles(int[] firstRow, int[] endRow, int[] firstColumn, int[] endColumn) {
    public ChangedRectangles {
        if (firstRow.length != endRow.length || firstColumn.length != endColumn.length) {
            throw new IllegalArgumentException("spans " + Arrays.toString(firstRow) + Arrays.toString(firstColumn));
        }
    }

    MapWindows windows(int height, int width) {
        return new MapWindows(AxisWindows.of(firstRow, endRow, height), AxisWindows.of(firstColumn, endColumn, width));
    }
}
