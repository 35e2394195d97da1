/** Files dropped from other programs. */
@NullMarked
package org.convscope.ui.drop;

import org.jspecify.annotations.NullMarked;
