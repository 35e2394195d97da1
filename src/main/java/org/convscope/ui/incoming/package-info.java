/** What the selected unit takes from earlier channels: weights, each channel's exciter and its map for a frame. */
@NullMarked
package org.convscope.ui.incoming;

import org.jspecify.annotations.NullMarked;
