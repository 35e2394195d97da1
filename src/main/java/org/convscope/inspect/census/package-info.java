/** What each unit says over a whole data set, in parts that merge to the same numbers in whichever pieces they were counted. */
@NullMarked
package org.convscope.inspect.census;

import org.jspecify.annotations.NullMarked;
