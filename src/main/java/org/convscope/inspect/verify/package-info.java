/** Compares what is computed here with values that somebody else computed. */
@NullMarked
package org.convscope.inspect.verify;

import org.jspecify.annotations.NullMarked;
