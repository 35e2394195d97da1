/** The Frame view: the frame with its contrast, row cursor, marked pixel, receptive field and rings. */
@NullMarked
package org.convscope.ui.frame;

import org.jspecify.annotations.NullMarked;
