/** Which pixels of a frame a target depends on: gradients by the input, and maps of a layer weighed by gradients. */
@NullMarked
package org.convscope.inspect.gradients;

import org.jspecify.annotations.NullMarked;
