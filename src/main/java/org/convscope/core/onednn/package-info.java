/** Networks computed by oneDNN's primitives: compiled once for their shapes, with layouts that go from layer to layer. */
@NullMarked
package org.convscope.core.onednn;

import org.jspecify.annotations.NullMarked;
