/** Frames on screen: any zoom and place, contrast limits, masked pixels, counts written into large pixels. */
@NullMarked
package org.convscope.render.frame;

import org.jspecify.annotations.NullMarked;
