/** Spots in what a network is given: how many stand out of what is around them. */
@NullMarked
package org.convscope.inspect.spots;

import org.jspecify.annotations.NullMarked;
