/** The Histograms view, and charts in the theme's colours at the window's scale. */
@NullMarked
package org.convscope.ui.charts;

import org.jspecify.annotations.NullMarked;
