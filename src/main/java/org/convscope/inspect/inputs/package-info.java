/** The same frames under two preprocessings: what goes in, what units make of it, and what the network answers. */
@NullMarked
package org.convscope.inspect.inputs;

import org.jspecify.annotations.NullMarked;
