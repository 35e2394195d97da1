/** The same units for several frames, in one shared range. */
@NullMarked
package org.convscope.inspect.lighttable;

import org.jspecify.annotations.NullMarked;
