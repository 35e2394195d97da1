/** Rings and geometry of frames, and the radial profile that they belong to. */
@NullMarked
package org.convscope.ui.resolution;

import org.jspecify.annotations.NullMarked;
