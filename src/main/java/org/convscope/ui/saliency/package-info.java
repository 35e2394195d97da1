/** What the answer, or a unit, depends on: maps laid over the frame. */
@NullMarked
package org.convscope.ui.saliency;

import org.jspecify.annotations.NullMarked;
