/** The selected frame under two preprocessings, side by side. */
@NullMarked
package org.convscope.ui.inputs;

import org.jspecify.annotations.NullMarked;
