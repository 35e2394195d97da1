/** The Swing window: puts together views, panels and actions; no logic of its own. */
@NullMarked
package org.convscope.ui;

import org.jspecify.annotations.NullMarked;
