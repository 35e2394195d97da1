package org.convscope.render.mosaic;

import java.awt.Rectangle;
import org.convscope.array.Range;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;

/** Writes tiles into the pixels of a mosaic: what is large is already reduced, what is small is repeated. */
record TilePainter(MosaicSource source, MosaicGeometry geometry, ColourMapping mapping, float[][] planes) {
    void paint(int tile, Range range, int[] pixels) {
        int height = Math.min(geometry.mapHeight(), geometry.tileHeight());
        int width = Math.min(geometry.mapWidth(), geometry.tileWidth());
        int[] colours = source.isColour() ? trueColours(tile, range) : mappedColours(tile, range);
        Rectangle bounds = geometry.tile(tile);
        int[] columns = new int[bounds.width];
        for (int x = 0; x < bounds.width; x++) {
            columns[x] = MosaicGeometry.nearest(x, width, bounds.width);
        }
        for (int y = 0; y < bounds.height; y++) {
            int row = MosaicGeometry.nearest(y, height, bounds.height);
            int from = (geometry.origin() == RowOrigin.LOWER ? height - 1 - row : row) * width;
            int to = (bounds.y + y) * geometry.width() + bounds.x;
            for (int x = 0; x < bounds.width; x++) {
                pixels[to + x] = colours[from + columns[x]];
            }
        }
    }

    private int[] mappedColours(int tile, Range range) {
        float[] values = planes[tile];
        ColourLevels levels = Mosaic.levels(source, tile, range, mapping);
        int[] table = mapping.table().colours();
        int notFinite = mapping.table().notFinite();
        int[] colours = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int level = levels.of(values[i]);
            colours[i] = level == ColourLevels.NOT_FINITE ? notFinite : table[level];
        }
        return colours;
    }

    private int[] trueColours(int tile, Range range) {
        ColourLevels levels = Mosaic.levels(source, tile, range, mapping);
        float[] red = planes[3 * tile];
        float[] green = planes[3 * tile + 1];
        float[] blue = planes[3 * tile + 2];
        int[] colours = new int[red.length];
        for (int i = 0; i < colours.length; i++) {
            int r = levels.of(red[i]);
            int g = levels.of(green[i]);
            int b = levels.of(blue[i]);
            colours[i] = r < 0 || g < 0 || b < 0 ? mapping.table().notFinite() : r << 16 | g << 8 | b;
        }
        return colours;
    }
}
