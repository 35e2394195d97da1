/** The model as a drawn graph, searched and zoomed, and what the file says of the selected layer. */
@NullMarked
package org.convscope.ui.graph;

import org.jspecify.annotations.NullMarked;
