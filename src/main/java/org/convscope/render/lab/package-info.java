/** Figures of the convolution lab: a window on a picture, and what lies under it as numbers. */
@NullMarked
package org.convscope.render.lab;

import org.jspecify.annotations.NullMarked;
