/** What is open, selected, compared and how it is shown: immutable, without any window, kept as versioned JSON. */
@NullMarked
package org.convscope.workspace;

import org.jspecify.annotations.NullMarked;
