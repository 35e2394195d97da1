/** Every layer's output in the model's own order of axes, to be written or compared. */
@NullMarked
package org.convscope.inspect.activations;

import org.jspecify.annotations.NullMarked;
