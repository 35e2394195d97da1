/** The translators of Keras's layers to the network's operations, a class for each sort of layer. */
@NullMarked
package org.convscope.keras.layer;

import org.jspecify.annotations.NullMarked;
