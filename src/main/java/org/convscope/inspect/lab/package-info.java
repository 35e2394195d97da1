/** What the convolution lab works out: a neuron, a window that moves over a frame, patches, kernels side by side. */
@NullMarked
package org.convscope.inspect.lab;

import org.jspecify.annotations.NullMarked;
