/** Compares what is computed here with values that somebody else computed. */
@NullMarked
package org.convscope.inspect.audit;

import org.jspecify.annotations.NullMarked;
