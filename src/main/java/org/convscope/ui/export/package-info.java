/** Writing what a view shows to a file. */
@NullMarked
package org.convscope.ui.export;

import org.jspecify.annotations.NullMarked;
