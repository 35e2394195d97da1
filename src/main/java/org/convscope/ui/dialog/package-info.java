/** Small windows: help, about, choosing files. */
@NullMarked
package org.convscope.ui.dialog;

import org.jspecify.annotations.NullMarked;
