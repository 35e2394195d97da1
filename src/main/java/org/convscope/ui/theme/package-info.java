/** Light and dark: chosen by the user or by the desktop. */
@NullMarked
package org.convscope.ui.theme;

import org.jspecify.annotations.NullMarked;
