/** Figures on white paper in any size: as pixels, as SVG, as PDF. */
@NullMarked
package org.convscope.render.paper;

import org.jspecify.annotations.NullMarked;
