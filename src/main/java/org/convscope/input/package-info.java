/** From a frame to a network's input, and every coordinate back again; the sidecar that says how. */
@NullMarked
package org.convscope.input;

import org.jspecify.annotations.NullMarked;
