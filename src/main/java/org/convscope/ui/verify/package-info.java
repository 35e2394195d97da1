/** Verifying the open model against outputs that Keras computed, and marking the layers that agree. */
@NullMarked
package org.convscope.ui.verify;

import org.jspecify.annotations.NullMarked;
