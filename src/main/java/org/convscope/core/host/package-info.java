/** Operations computed in Java on the heap: what every engine falls back on. */
@NullMarked
package org.convscope.core.host;

import org.jspecify.annotations.NullMarked;
