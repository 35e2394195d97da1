package org.convscope.ui.mosaic;

/** What the pointer does on a mosaic. */
public interface TileListener {
    default void hovered(TileHit hit) {}

    /** The pointer is on no tile any more. */
    default void left() {}

    default void chosen(TileHit hit) {}

    /** A double click. */
    default void opened(TileHit hit) {}
}
