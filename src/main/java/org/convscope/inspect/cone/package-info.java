/**
 * What a network gives where a small part of one input is another one: only what that part reaches is computed anew, from the maps
 * of a run that was kept.
 */
@NullMarked
package org.convscope.inspect.cone;

import org.jspecify.annotations.NullMarked;
