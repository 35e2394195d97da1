/** Tiles together: feature maps and kernels of a layer as one picture, and from its pixels back to unit and place. */
@NullMarked
package org.convscope.render.mosaic;

import org.jspecify.annotations.NullMarked;
