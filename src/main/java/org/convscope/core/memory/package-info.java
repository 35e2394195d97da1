/** Arrays in native memory: making, reading, releasing and reusing them, and the constants kept there. */
@NullMarked
package org.convscope.core.memory;

import org.jspecify.annotations.NullMarked;
