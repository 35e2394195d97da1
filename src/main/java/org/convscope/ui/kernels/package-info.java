/** The Kernels view: the first filters of every convolution, or one layer in full. */
@NullMarked
package org.convscope.ui.kernels;

import org.jspecify.annotations.NullMarked;
