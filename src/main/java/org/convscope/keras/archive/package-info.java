/** Reads zip archives in place, entry by entry and within bounds; nothing is ever unpacked to disk. */
@NullMarked
package org.convscope.keras.archive;

import org.jspecify.annotations.NullMarked;
