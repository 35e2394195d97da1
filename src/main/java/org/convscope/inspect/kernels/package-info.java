/** Kernels of a layer as drawn, their ranges and histograms, and which of them are dead or nearly the same. */
@NullMarked
package org.convscope.inspect.kernels;

import org.jspecify.annotations.NullMarked;
