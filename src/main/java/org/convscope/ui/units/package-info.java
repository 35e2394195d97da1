/** What each unit says over the open frames: a census, its strongest units, and what excites one of them. */
@NullMarked
package org.convscope.ui.units;

import org.jspecify.annotations.NullMarked;
