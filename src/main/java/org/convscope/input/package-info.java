/** The way from a frame to a network's input, and of every coordinate back again; the sidecar that says how. */
@NullMarked
package org.convscope.input;

import org.jspecify.annotations.NullMarked;
