/** One row of a frame as a line, a stripe and a histogram; histograms of a whole frame; the share of a brush. */
@NullMarked
package org.convscope.inspect.rows;

import org.jspecify.annotations.NullMarked;
