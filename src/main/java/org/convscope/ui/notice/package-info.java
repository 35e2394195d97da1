/** What could not be done, told calmly. */
@NullMarked
package org.convscope.ui.notice;

import org.jspecify.annotations.NullMarked;
