/** Which pixels of the input an output position sees. */
@NullMarked
package org.convscope.inspect.receptive;

import org.jspecify.annotations.NullMarked;
