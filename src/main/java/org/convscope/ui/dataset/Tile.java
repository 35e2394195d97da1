package org.convscope.ui.dataset;

import org.convscope.dataset.LabelledFrame;

/**
 * A frame in a grid.
 *
 * @param detail second line below the picture: labels, or what was predicted
 */
record Tile(LabelledFrame frame, String detail) {}
