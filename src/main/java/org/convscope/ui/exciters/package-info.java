/** What excites the selected unit: a picture that climbs, its map, and how far it came. */
@NullMarked
package org.convscope.ui.exciters;

import org.jspecify.annotations.NullMarked;
