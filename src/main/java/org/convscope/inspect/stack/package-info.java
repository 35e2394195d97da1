/** Images of a stack put together into one. */
@NullMarked
package org.convscope.inspect.stack;

import org.jspecify.annotations.NullMarked;
