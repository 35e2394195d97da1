/** The light table: the same units of several frames side by side, in one shared range. */
@NullMarked
package org.convscope.ui.lighttable;

import org.jspecify.annotations.NullMarked;
