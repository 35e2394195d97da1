/** Figures as files that say what they were made of. */
@NullMarked
package org.convscope.export.figure;

import org.jspecify.annotations.NullMarked;
