/** A network as a drawing. */
@NullMarked
package org.convscope.export.graph;

import org.jspecify.annotations.NullMarked;
