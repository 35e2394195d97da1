/** One class an operation: output shape, forward, input gradient. */
@NullMarked
package org.convscope.core.op;

import org.jspecify.annotations.NullMarked;
