/** A network as it is drawn: its layers and their connections, where they lie, and what is said of each. */
@NullMarked
package org.convscope.inspect.graph;

import org.jspecify.annotations.NullMarked;
