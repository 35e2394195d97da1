/** What a user says that a layer computes which the file does not describe: read from text, applied by {@code keras.layer}. */
@NullMarked
package org.convscope.keras.declared;

import org.jspecify.annotations.NullMarked;
