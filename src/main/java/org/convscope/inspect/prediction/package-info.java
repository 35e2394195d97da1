/** What a network says about a frame, with the names of its outputs. */
@NullMarked
package org.convscope.inspect.prediction;

import org.jspecify.annotations.NullMarked;
