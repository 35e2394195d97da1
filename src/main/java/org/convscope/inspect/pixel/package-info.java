/** How one value of a layer's output arises: what is under the window, times the kernel, summed, normalised, activated. */
@NullMarked
package org.convscope.inspect.pixel;

import org.jspecify.annotations.NullMarked;
