/** Mosaics of tiles on a canvas: marks, selection, numbers in cells, hits; and the legend below them. */
@NullMarked
package org.convscope.ui.mosaic;

import org.jspecify.annotations.NullMarked;
