/** The convolution core: backend, plan and execution of a network on ND4J. Native memory lives only here. */
@NullMarked
package org.convscope.core;

import org.jspecify.annotations.NullMarked;
