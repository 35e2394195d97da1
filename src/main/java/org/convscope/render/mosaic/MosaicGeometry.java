package org.convscope.render.mosaic;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/**
 * Where each tile lies in the picture, in pixels, and from a pixel back to the tile and the place in its map.
 *
 * @param grid rows and columns
 * @param tiles how many tiles there are; the grid may hold more
 * @param mapHeight rows of a map
 * @param mapWidth columns of a map
 * @param tileHeight pixels of a tile as drawn
 * @param tileWidth pixels of a tile as drawn
 * @param gap pixels between tiles
 * @param border pixels around all of them
 * @param titleHeight pixels above each tile for its title; 0 for no titles
 * @param origin where the first row of a map is drawn
 */
public record MosaicGeometry(
        TileGrid grid,
        int tiles,
        int mapHeight,
        int mapWidth,
        int tileHeight,
        int tileWidth,
        int gap,
        int border,
        int titleHeight,
        RowOrigin origin) {
    // from this magnification on, map pixels are all drawn equally large, at the cost of a smaller picture
    private static final int WHOLE_FROM = 3;

    /**
     * A place in a mosaic.
     *
     * @param tile its number in the mosaic, from 0
     * @param row of the map
     * @param column of the map
     */
    public record Place(int tile, int row, int column) {}

    public MosaicGeometry {
        if (tiles < 0 || tiles > grid.capacity()) {
            throw new IllegalArgumentException(
                    tiles + " tiles in " + grid.rows() + " rows and " + grid.columns() + " columns");
        }
        if (mapHeight < 1 || mapWidth < 1 || tileHeight < 1 || tileWidth < 1) {
            throw new IllegalArgumentException("maps of " + mapHeight + " x " + mapWidth + " drawn as " + tileHeight
                    + " x " + tileWidth + " pixels");
        }
    }

    /** One pixel for one value, no gaps, no titles; tiles that the grid has no room for are left out. */
    public static MosaicGeometry natural(TileGrid grid, MosaicSource source) {
        return natural(grid, source.tiles(), source.height(), source.width());
    }

    /** One pixel for one value, no gaps, no titles; tiles that the grid has no room for are left out. */
    public static MosaicGeometry natural(TileGrid grid, int tiles, int height, int width) {
        return new MosaicGeometry(
                grid, Math.min(tiles, grid.capacity()), height, width, height, width, 0, 0, 0, RowOrigin.UPPER);
    }

    /**
     * The largest tiles with their maps' proportions that fit into a given area; at least one pixel each. Enlarged
     * three times or more, every value covers the same number of pixels.
     *
     * @param width of the area in pixels
     * @param height of the area in pixels
     */
    public MosaicGeometry fitted(int width, int height) {
        double across = width - 2.0 * border - (grid.columns() - 1.0) * gap;
        double down = height - 2.0 * border - (grid.rows() - 1.0) * gap - (double) grid.rows() * titleHeight;
        double scale = Math.min(across / grid.columns() / mapWidth, down / grid.rows() / mapHeight);
        if (scale >= WHOLE_FROM) {
            scale = Math.floor(scale);
        }
        // the sum guards against 136.99999 for what is 137
        return withTileSize(
                Math.max(1, (int) (scale * mapHeight + 1e-9)), Math.max(1, (int) (scale * mapWidth + 1e-9)));
    }

    /** Whole multiples of one pixel a value. */
    public MosaicGeometry magnified(int times) {
        return withTileSize(mapHeight * times, mapWidth * times);
    }

    public MosaicGeometry withTileSize(int height, int width) {
        return new MosaicGeometry(grid, tiles, mapHeight, mapWidth, height, width, gap, border, titleHeight, origin);
    }

    public MosaicGeometry withGap(int pixels) {
        return new MosaicGeometry(
                grid, tiles, mapHeight, mapWidth, tileHeight, tileWidth, pixels, border, titleHeight, origin);
    }

    public MosaicGeometry withBorder(int pixels) {
        return new MosaicGeometry(
                grid, tiles, mapHeight, mapWidth, tileHeight, tileWidth, gap, pixels, titleHeight, origin);
    }

    public MosaicGeometry withTitles(int pixels) {
        return new MosaicGeometry(grid, tiles, mapHeight, mapWidth, tileHeight, tileWidth, gap, border, pixels, origin);
    }

    public MosaicGeometry withOrigin(RowOrigin other) {
        return new MosaicGeometry(
                grid, tiles, mapHeight, mapWidth, tileHeight, tileWidth, gap, border, titleHeight, other);
    }

    /** Pixels across the whole picture. */
    public int width() {
        return 2 * border + grid.columns() * tileWidth + (grid.columns() - 1) * gap;
    }

    /** Pixels down the whole picture. */
    public int height() {
        return 2 * border + grid.rows() * (titleHeight + tileHeight) + (grid.rows() - 1) * gap;
    }

    /** Where a tile is drawn, without its title. */
    public Rectangle tile(int tile) {
        int x = border + grid.columnOf(tile) * (tileWidth + gap);
        int y = border + grid.rowOf(tile) * (titleHeight + tileHeight + gap) + titleHeight;
        return new Rectangle(x, y, tileWidth, tileHeight);
    }

    /** Where a tile's title is drawn: the strip above it. */
    public Rectangle title(int tile) {
        Rectangle bounds = tile(tile);
        return new Rectangle(bounds.x, bounds.y - titleHeight, tileWidth, titleHeight);
    }

    /** What is drawn at a pixel; empty in gaps, titles and unused cells. */
    public Optional<Place> placeAt(int x, int y) {
        int acrossPitch = tileWidth + gap;
        int downPitch = titleHeight + tileHeight + gap;
        int column = Math.floorDiv(x - border, acrossPitch);
        int row = Math.floorDiv(y - border, downPitch);
        int inX = Math.floorMod(x - border, acrossPitch);
        int inY = Math.floorMod(y - border, downPitch) - titleHeight;
        if (column < 0 || column >= grid.columns() || row < 0 || row >= grid.rows()) {
            return Optional.empty();
        }
        int tile = grid.tileAt(row, column);
        if (inX >= tileWidth || inY < 0 || inY >= tileHeight || tile >= tiles) {
            return Optional.empty();
        }
        int mapRow = nearest(inY, mapHeight, tileHeight);
        return Optional.of(new Place(
                tile, origin == RowOrigin.LOWER ? mapHeight - 1 - mapRow : mapRow, nearest(inX, mapWidth, tileWidth)));
    }

    /** The area that one value of a map covers, for a marker drawn over it; smaller than a pixel in a reduced tile. */
    public Rectangle2D area(Place place) {
        Rectangle bounds = tile(place.tile());
        double across = (double) tileWidth / mapWidth;
        double down = (double) tileHeight / mapHeight;
        int row = origin == RowOrigin.LOWER ? mapHeight - 1 - place.row() : place.row();
        return new Rectangle2D.Double(bounds.x + place.column() * across, bounds.y + row * down, across, down);
    }

    /** The value nearest to the middle of a pixel, where {@code values} values are drawn on {@code pixels} pixels. */
    static int nearest(int pixel, int values, int pixels) {
        return (int) ((2L * pixel + 1) * values / (2L * pixels));
    }
}
