package org.convscope.render.mosaic;

import org.convscope.choice.TileLayout;

/** Rows and columns of tiles, which run from left to right, row by row. */
public record TileGrid(int rows, int columns) {
    /** What the reference figures show of a block: the first 64 units. */
    public static final TileGrid EIGHT_BY_EIGHT = of(8, 8);

    public TileGrid {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a grid of " + rows + " rows and " + columns + " columns");
        }
    }

    public static TileGrid of(int rows, int columns) {
        return new TileGrid(rows, columns);
    }

    /** The smallest square that holds the tiles, without the rows it would leave empty. */
    public static TileGrid square(int tiles) {
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(tiles)));
        return of(Math.max(1, (tiles + columns - 1) / columns), columns);
    }

    /** A grid of as many rows as the tiles need. */
    public static TileGrid perRow(int columns, int tiles) {
        return of(Math.max(1, (tiles + columns - 1) / columns), columns);
    }

    /** A page of so many tiles; where rows and columns are fixed, whether there are as many tiles or not. */
    public static TileGrid page(TileLayout layout, int tiles) {
        int columns = layout.columns(tiles);
        return switch (layout) {
            case FOUR_BY_EIGHT, EIGHT_BY_FOUR -> of(layout.pageSize() / columns, columns);
            case SQUARE, SIXTEEN_A_ROW -> perRow(columns, tiles);
        };
    }

    /** All tiles, however many, in the proportions of a layout. */
    public static TileGrid all(TileLayout layout, int tiles) {
        return layout == TileLayout.SQUARE ? square(tiles) : perRow(layout.columns(tiles), tiles);
    }

    /** 8 by 8 for a page of 64 tiles or more; the nearest square for fewer. */
    public static TileGrid page(int tiles) {
        return tiles >= 64 ? EIGHT_BY_EIGHT : square(tiles);
    }

    /** How many tiles fit. */
    public int capacity() {
        return rows * columns;
    }

    /** The row of a tile. */
    public int rowOf(int tile) {
        return tile / columns;
    }

    /** The column of a tile. */
    public int columnOf(int tile) {
        return tile % columns;
    }

    /** The tile at a row and a column. */
    public int tileAt(int row, int column) {
        return row * columns + column;
    }
}
