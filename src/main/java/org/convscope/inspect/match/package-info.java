/** Kernels beside the classic ones of image processing: which they are most like, and what chance alone reaches. */
@NullMarked
package org.convscope.inspect.match;

import org.jspecify.annotations.NullMarked;
