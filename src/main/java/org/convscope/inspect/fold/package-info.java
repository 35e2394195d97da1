/** Many frames, one after another: read beside the computing, a part made of each, the parts merged in the frames' order. */
@NullMarked
package org.convscope.inspect.fold;

import org.jspecify.annotations.NullMarked;
