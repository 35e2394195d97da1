/** A training that goes on elsewhere, seen by the files it writes: versions of a model, and its curves. */
@NullMarked
package org.convscope.train.checkpoint;

import org.jspecify.annotations.NullMarked;
