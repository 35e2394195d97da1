/** One row of a frame as a line, a stripe and a histogram; the gradient that values are read off with. */
@NullMarked
package org.convscope.inspect.rows;

import org.jspecify.annotations.NullMarked;
