/** The pixels of the input that an output position sees. */
@NullMarked
package org.convscope.inspect.receptive;

import org.jspecify.annotations.NullMarked;
