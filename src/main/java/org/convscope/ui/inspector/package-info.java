/** The inspector beside the views: the selected unit, what it sees, what the network says, how frames are prepared. */
@NullMarked
package org.convscope.ui.inspector;

import org.jspecify.annotations.NullMarked;
