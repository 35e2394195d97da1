/** Frames from a detector or a camera: counts exactly as stored, mask, geometry. */
@NullMarked
package org.convscope.frame;

import org.jspecify.annotations.NullMarked;
