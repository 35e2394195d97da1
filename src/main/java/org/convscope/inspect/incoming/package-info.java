/**
 * What a unit takes from earlier layers: its kernel's channels by strength, and weights multiplied out over several
 * layers.
 */
@NullMarked
package org.convscope.inspect.incoming;

import org.jspecify.annotations.NullMarked;
