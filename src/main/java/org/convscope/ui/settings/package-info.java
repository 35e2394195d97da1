/** What the window remembers from one start to the next, and where. */
@NullMarked
package org.convscope.ui.settings;

import org.jspecify.annotations.NullMarked;
