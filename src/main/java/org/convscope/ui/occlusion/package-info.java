/** What the answer, or a unit, loses where a part of the frame is hidden. */
@NullMarked
package org.convscope.ui.occlusion;

import org.jspecify.annotations.NullMarked;
