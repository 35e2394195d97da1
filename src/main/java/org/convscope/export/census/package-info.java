/** Files of a census: what was counted so far, and what came of it. */
@NullMarked
package org.convscope.export.census;

import org.jspecify.annotations.NullMarked;
