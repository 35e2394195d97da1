/** Maps laid over pictures. */
@NullMarked
package org.convscope.render.overlay;

import org.jspecify.annotations.NullMarked;
