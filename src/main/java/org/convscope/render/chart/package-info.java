/** Charts in the theme's colours: rows, histograms, bars, matrices, curves; each a JFreeChart, a picture or SVG. */
@NullMarked
package org.convscope.render.chart;

import org.jspecify.annotations.NullMarked;
