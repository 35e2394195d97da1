/** Graphs as drawings: cards joined by curves, at any scale. */
@NullMarked
package org.convscope.render.graph;

import org.jspecify.annotations.NullMarked;
