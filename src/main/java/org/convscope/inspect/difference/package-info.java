/** In which layers two models differ, and by how much. */
@NullMarked
package org.convscope.inspect.difference;

import org.jspecify.annotations.NullMarked;
