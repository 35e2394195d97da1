/** Blocks of a network: runs of layers with equal total stride, and the layer that stands for each. */
@NullMarked
package org.convscope.inspect.blocks;

import org.jspecify.annotations.NullMarked;
