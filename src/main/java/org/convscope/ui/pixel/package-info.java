/** How one value of a map arises, number by number. */
@NullMarked
package org.convscope.ui.pixel;

import org.jspecify.annotations.NullMarked;
