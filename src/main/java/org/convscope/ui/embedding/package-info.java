/** Frames on a plane, by what a layer gives for them. */
@NullMarked
package org.convscope.ui.embedding;

import org.jspecify.annotations.NullMarked;
