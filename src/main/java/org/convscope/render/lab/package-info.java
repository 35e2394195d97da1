/** Figures of the convolution lab and of one pixel: a window on a picture, and what lies under it as numbers. */
@NullMarked
package org.convscope.render.lab;

import org.jspecify.annotations.NullMarked;
