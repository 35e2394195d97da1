package org.convscope.ui.dataset;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;

/** Where headings and tiles of a grid stand; any number of tiles, none of which is looked at. Tiles count through groups. */
final class GridPlan {
    /**
     * Lengths in pixels.
     *
     * @param tileWidth least width of a tile; tiles are widened to fill the row
     */
    record Lengths(int tileWidth, int tileHeight, int heading, int gap) {}

    private final Lengths lengths;
    private final int columns;
    private final int tileWidth;
    private final int[] first;
    private final int[] top;
    private final boolean[] titled;

    GridPlan(List<TileGroup> groups, int width, Lengths lengths) {
        this.lengths = lengths;
        columns = Math.max(1, (width - lengths.gap()) / (lengths.tileWidth() + lengths.gap()));
        tileWidth = Math.max(1, (width - lengths.gap()) / columns - lengths.gap());
        first = new int[groups.size() + 1];
        top = new int[groups.size() + 1];
        titled = new boolean[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            titled[g] = !groups.get(g).title().isEmpty();
            int size = groups.get(g).tiles().size();
            first[g + 1] = first[g] + size;
            top[g + 1] = top[g] + headingHeight(g) + rows(size) * pitch();
        }
    }

    private int rows(int tiles) {
        return (tiles + columns - 1) / columns;
    }

    private int pitch() {
        return lengths.tileHeight() + lengths.gap();
    }

    private int headingHeight(int group) {
        return titled[group] ? lengths.heading() : lengths.gap();
    }

    int columns() {
        return columns;
    }

    int tiles() {
        return first[first.length - 1];
    }

    int groups() {
        return titled.length;
    }

    int height() {
        return top[top.length - 1];
    }

    /** The heading of a group; empty where it has no title. */
    Rectangle heading(int group) {
        return new Rectangle(
                0, top[group], columns * (tileWidth + lengths.gap()), titled[group] ? lengths.heading() : 0);
    }

    int group(int tile) {
        int group = 0;
        while (group < titled.length - 1 && first[group + 1] <= tile) {
            group++;
        }
        return group;
    }

    /** Within its group. */
    int place(int tile) {
        return tile - first[group(tile)];
    }

    Rectangle tile(int tile) {
        int group = group(tile);
        int place = tile - first[group];
        return new Rectangle(
                lengths.gap() + place % columns * (tileWidth + lengths.gap()),
                top[group] + headingHeight(group) + place / columns * pitch(),
                tileWidth,
                lengths.tileHeight());
    }

    /** The tile there, or -1. */
    int at(Point point) {
        for (int tile = firstFrom(point.y); tile < Math.min(tiles(), firstFrom(point.y) + columns); tile++) {
            if (tile(tile).contains(point)) {
                return tile;
            }
        }
        return -1;
    }

    /** The first tile whose lower edge is below y; {@link #tiles()} if there is none. */
    int firstFrom(int y) {
        for (int g = 0; g < titled.length; g++) {
            if (top[g + 1] > y && first[g + 1] > first[g]) {
                int row = Math.max(0, (y - top[g] - headingHeight(g)) / pitch());
                int tile = first[g] + row * columns;
                if (tile < first[g + 1]) {
                    return tile;
                }
            }
        }
        return tiles();
    }

    /** The tile above or below, through groups; the same where there is none. */
    int vertical(int tile, int step) {
        Rectangle here = tile(tile);
        int group = group(tile);
        int column = place(tile) % columns;
        int inside = tile + step * columns;
        if (inside >= first[group] && inside < first[group + 1]) {
            return inside;
        }
        if (step > 0) {
            int lastRow = (first[group + 1] - first[group] - 1) / columns;
            if (place(tile) / columns < lastRow) {
                return first[group + 1] - 1;
            }
            return first[group + 1] < tiles()
                    ? Math.min(first[group + 1] + column, first[group(first[group + 1]) + 1] - 1)
                    : tile;
        }
        if (first[group] == 0 || here.y == 0) {
            return tile;
        }
        int last = first[group] - 1;
        return Math.min(last, last - place(last) % columns + column);
    }
}
