/** From the theme and the workspace's words to the colours and curves that pictures are drawn with. */
@NullMarked
package org.convscope.ui.look;

import org.jspecify.annotations.NullMarked;
