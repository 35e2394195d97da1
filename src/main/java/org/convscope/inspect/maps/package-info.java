/** Layers' outputs for frames: units' statistics, orders and pages, ranges that several maps share, and the cache. */
@NullMarked
package org.convscope.inspect.maps;

import org.jspecify.annotations.NullMarked;
