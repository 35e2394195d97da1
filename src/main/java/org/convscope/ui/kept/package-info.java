/** What a window has computed for long, and keeps from one start to the next: predictions of data sets. */
@NullMarked
package org.convscope.ui.kept;

import org.jspecify.annotations.NullMarked;
