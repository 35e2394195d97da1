/** The page that explains the model's answer on the selected frame. */
@NullMarked
package org.convscope.ui.explain;

import org.jspecify.annotations.NullMarked;
