/** The numbers everybody passes on: tensors, ranges, histograms, statistics. Knows nothing but the JDK. */
@NullMarked
package org.convscope.array;

import org.jspecify.annotations.NullMarked;
