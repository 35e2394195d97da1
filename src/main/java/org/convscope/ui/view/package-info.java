/** What a view is to the window, and what the window offers to a view. */
@NullMarked
package org.convscope.ui.view;

import org.jspecify.annotations.NullMarked;
