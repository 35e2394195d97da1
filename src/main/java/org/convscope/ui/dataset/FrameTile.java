package org.convscope.ui.dataset;

import org.convscope.dataset.LabelledFrame;

/**
 * A frame in a grid.
 *
 * @param detail second line below the picture: labels, or what was predicted
 */
record FrameTile(LabelledFrame frame, String detail) {}
