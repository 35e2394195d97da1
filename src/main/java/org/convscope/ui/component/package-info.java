/** Swing components that several views are made of, and that know nothing of models, frames or the workspace. */
@NullMarked
package org.convscope.ui.component;

import org.jspecify.annotations.NullMarked;
