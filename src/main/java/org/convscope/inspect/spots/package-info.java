/** Spots on frames and in what a network is given: what stands out of what is around it. */
@NullMarked
package org.convscope.inspect.spots;

import org.jspecify.annotations.NullMarked;
