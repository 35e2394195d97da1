package org.convscope.render.tile;

import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;

/** A small map as a tile: each value a rectangle. */
public final class MapTile {
    private MapTile() {}

    /** The same, colours in proportion to values. */
    public static BufferedImage of(
            float[] values, int height, int width, Range range, ColourMap colours, int rows, int columns) {
        return of(values, height, width, range, new ColourMapping(Curve.LINEAR, colours), rows, columns);
    }

    /**
     * @param values (height, width) row-major
     * @param range what the ends of the colour map stand for
     * @param rows pixels of the tile
     * @param columns pixels of the tile
     */
    public static BufferedImage of(
            float[] values, int height, int width, Range range, ColourMapping mapping, int rows, int columns) {
        ColourLevels levels = mapping.levels(range);
        var made = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int from = y * height / rows * width + x * width / columns;
                made.setRGB(x, y, mapping.rgb(levels.of(values[from])));
            }
        }
        return made;
    }
}
