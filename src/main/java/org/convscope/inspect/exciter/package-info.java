/** Pictures that excite a unit or a class most: gradient ascent on the input, by presets. */
@NullMarked
package org.convscope.inspect.exciter;

import org.jspecify.annotations.NullMarked;
