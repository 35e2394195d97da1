/** The order in which a network's operations run, for the layers that are wanted, and running it forwards and backwards. */
@NullMarked
package org.convscope.core.plan;

import org.jspecify.annotations.NullMarked;
