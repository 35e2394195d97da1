/** The layers in which two models differ, and by how much. */
@NullMarked
package org.convscope.inspect.modelcomparison;

import org.jspecify.annotations.NullMarked;
