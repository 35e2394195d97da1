/** The project's documents as pages that are read offline. */
@NullMarked
package org.convscope.manual;

import org.jspecify.annotations.NullMarked;
