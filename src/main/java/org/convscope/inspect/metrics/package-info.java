/** How well predictions agree with labels, always beside what a guess would reach. */
@NullMarked
package org.convscope.inspect.metrics;

import org.jspecify.annotations.NullMarked;
