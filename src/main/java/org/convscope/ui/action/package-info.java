/** Everything the user can do from menu, toolbar or keyboard, each named once. */
@NullMarked
package org.convscope.ui.action;

import org.jspecify.annotations.NullMarked;
