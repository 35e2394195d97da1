/** What is explained or excited: a unit of a layer, or a class, as one number a frame. */
@NullMarked
package org.convscope.inspect.target;

import org.jspecify.annotations.NullMarked;
