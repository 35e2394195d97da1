/** Where a layer's weights lie in the file, in which order, and how they are read when somebody asks. */
@NullMarked
package org.convscope.keras.weights;

import org.jspecify.annotations.NullMarked;
