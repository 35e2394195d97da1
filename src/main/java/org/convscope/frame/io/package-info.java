/** One reader per frame format, found by content; every length in a file is checked against what the file holds. */
@NullMarked
package org.convscope.frame.io;

import org.jspecify.annotations.NullMarked;
