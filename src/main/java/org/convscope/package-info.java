/** Start of the program. */
@NullMarked
package org.convscope;

import org.jspecify.annotations.NullMarked;
