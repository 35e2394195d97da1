package org.convscope.inspect.cone;

/** What changes reach of a map: windows in rows and columns, every row with every column. */
record MapWindows(AxisWindows rows, AxisWindows columns) {
    MapWindows through(LocalOperation operation) {
        return new MapWindows(rows.through(operation.rows()), columns.through(operation.columns()));
    }

    MapWindows union(MapWindows other) {
        return new MapWindows(rows.union(other.rows), columns.union(other.columns));
    }

    int places() {
        return rows.size() * columns.size();
    }

    /** The part of the map that a window is. */
    double share() {
        return (double) places() / ((double) rows.length() * columns.length());
    }

    /** The window of a change, row by row, of a batch in which it is this one. */
    KeptMap.Changed changed(int change, float[] batch, int index, int channels) {
        int row = change / columns.first().length;
        int column = change % columns.first().length;
        int width = columns.size() * channels;
        return new KeptMap.Changed(
                batch,
                index * rows.size() * width,
                width,
                rows.start(row),
                columns.start(column),
                rows.size(),
                columns.size());
    }

    /** What a change itself is, of the whole map as it would be if it were changed everywhere. */
    KeptMap.Changed cut(int change, float[] everywhere, int channels) {
        int row = change / columns.first().length;
        int column = change % columns.first().length;
        int top = rows.first()[row];
        int left = columns.first()[column];
        int width = columns.length() * channels;
        return new KeptMap.Changed(
                everywhere,
                top * width + left * channels,
                width,
                top,
                left,
                rows.end()[row] - top,
                columns.end()[column] - left);
    }
}
