/** A folder to which frames are written while the window is open. */
@NullMarked
package org.convscope.ui.watch;

import org.jspecify.annotations.NullMarked;
