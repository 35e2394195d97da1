/** The engine on ND4J: every operation, on the CPU or on CUDA, forwards and back. */
@NullMarked
package org.convscope.core.nd4j;

import org.jspecify.annotations.NullMarked;
