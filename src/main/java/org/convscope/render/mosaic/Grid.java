package org.convscope.render.mosaic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows and columns of tiles.
 *
 * @param order which way the tiles run
 */
public record Grid(int rows, int columns, Order order) {
    /** Which way the tiles run. */
    public enum Order {
        /** The first row from left to right, then the next. */
        ROW_BY_ROW,
        /** The first column from top to bottom, then the next. */
        COLUMN_BY_COLUMN
    }

    /** What the reference figures show of a block: the first 64 units. */
    public static final Grid EIGHT_BY_EIGHT = of(8, 8);

    private static final Pattern ROWS_BY_COLUMNS = Pattern.compile("(\\d{1,3})[x×](\\d{1,3})");
    private static final Pattern A_ROW = Pattern.compile("(\\d{1,3})-a-row");

    public Grid {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a grid of " + rows + " rows and " + columns + " columns");
        }
    }

    public static Grid of(int rows, int columns) {
        return new Grid(rows, columns, Order.ROW_BY_ROW);
    }

    /** The smallest square that holds the tiles, without the rows it would leave empty. */
    public static Grid square(int tiles) {
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(tiles)));
        return of(Math.max(1, (tiles + columns - 1) / columns), columns);
    }

    /** As many rows as the tiles need. */
    public static Grid perRow(int columns, int tiles) {
        return of(Math.max(1, (tiles + columns - 1) / columns), columns);
    }

    /** 8 by 8 for a page of 64 tiles or more; the nearest square for fewer. */
    public static Grid page(int tiles) {
        return tiles >= 64 ? EIGHT_BY_EIGHT : square(tiles);
    }

    /**
     * The grid of a word: {@code square}, {@code 4x8} (rows x columns), {@code 16-a-row}.
     *
     * @param tiles how many tiles a square or a number a row must hold
     */
    public static Optional<Grid> named(String word, int tiles) {
        if (word.equals("square")) {
            return Optional.of(square(tiles));
        }
        Matcher size = ROWS_BY_COLUMNS.matcher(word);
        if (size.matches()) {
            int rows = Integer.parseInt(size.group(1));
            int columns = Integer.parseInt(size.group(2));
            return rows < 1 || columns < 1 ? Optional.empty() : Optional.of(of(rows, columns));
        }
        Matcher aRow = A_ROW.matcher(word);
        if (aRow.matches() && Integer.parseInt(aRow.group(1)) > 0) {
            return Optional.of(perRow(Integer.parseInt(aRow.group(1)), tiles));
        }
        return Optional.empty();
    }

    public Grid inOrder(Order other) {
        return new Grid(rows, columns, other);
    }

    /** How many tiles fit. */
    public int capacity() {
        return rows * columns;
    }

    /** The row of a tile. */
    public int rowOf(int tile) {
        return order == Order.ROW_BY_ROW ? tile / columns : tile % rows;
    }

    /** The column of a tile. */
    public int columnOf(int tile) {
        return order == Order.ROW_BY_ROW ? tile % columns : tile / rows;
    }

    /** The tile at a row and a column. */
    public int tileAt(int row, int column) {
        return order == Order.ROW_BY_ROW ? row * columns + column : column * rows + row;
    }
}
