/** What the pointer is on, shared by all views while it lasts; never kept. */
@NullMarked
package org.convscope.ui.pointer;

import org.jspecify.annotations.NullMarked;
