/** Why a network answers as it does on one frame: what its answer rests on, as numbers. */
@NullMarked
package org.convscope.inspect.explain;

import org.jspecify.annotations.NullMarked;
