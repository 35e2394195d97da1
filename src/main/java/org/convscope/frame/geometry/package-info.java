/** Places of pixels in reciprocal space: geometry of an experiment, d-spacings, rings, radial profiles. */
@NullMarked
package org.convscope.frame.geometry;

import org.jspecify.annotations.NullMarked;
