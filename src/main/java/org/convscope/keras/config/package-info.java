/** A model's JSON description, of whatever Keras version, brought into one form and laid flat. */
@NullMarked
package org.convscope.keras.config;

import org.jspecify.annotations.NullMarked;
