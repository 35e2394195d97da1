/** Numbers in rows and columns as pictures at any scale: what is seen, reduced views, coverage, numbers in cells. */
@NullMarked
package org.convscope.render.plane;

import org.jspecify.annotations.NullMarked;
