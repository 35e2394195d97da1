/** Pictures of their own in a grid: exciters, their maps, kernels. */
@NullMarked
package org.convscope.render.tile;

import org.jspecify.annotations.NullMarked;
