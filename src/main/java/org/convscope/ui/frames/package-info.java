/** The strip of open frames, by category. */
@NullMarked
package org.convscope.ui.frames;

import org.jspecify.annotations.NullMarked;
