package org.convscope.ui.mosaic;

import org.convscope.ui.canvas.PictureListener;

/** What the pointer does on a mosaic. */
public interface TileListener {
    default void hovered(TileHit hit) {}

    /** The pointer is on no tile any more. */
    default void left() {}

    default void chosen(TileHit hit) {}

    /** A double click; where no listener takes it, the whole mosaic is fitted. */
    default PictureListener.Taken opened(TileHit hit) {
        return PictureListener.Taken.NO;
    }
}
