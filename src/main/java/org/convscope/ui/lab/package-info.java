/** The convolution lab: how a neuron, convolution, pooling and training work, on the open frame and model. */
@NullMarked
package org.convscope.ui.lab;

import org.jspecify.annotations.NullMarked;
