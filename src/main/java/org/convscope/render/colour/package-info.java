/** Values become colours: ranges and their scope, contrast, colour maps, and the legend that says so. */
@NullMarked
package org.convscope.render.colour;

import org.jspecify.annotations.NullMarked;
