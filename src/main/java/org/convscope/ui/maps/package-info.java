/** The Feature maps view: block overview, one layer with pages, one map enlarged. */
@NullMarked
package org.convscope.ui.maps;

import org.jspecify.annotations.NullMarked;
