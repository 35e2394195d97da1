package org.convscope.ui.dataset;

import java.util.List;

/**
 * Frames that belong together in a grid.
 *
 * @param title above them; no heading where it is empty
 */
record TileGroup(String title, List<FrameTile> tiles) {
    TileGroup {
        tiles = List.copyOf(tiles);
    }
}
