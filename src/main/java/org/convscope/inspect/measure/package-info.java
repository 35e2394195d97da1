/** What is measured on a frame by hand: counts along a line, numbers of a region, the beam centre. */
@NullMarked
package org.convscope.inspect.measure;

import org.jspecify.annotations.NullMarked;
