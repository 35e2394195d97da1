/** The choice among ND4J's backends: what is there is looked at before any of them loads. */
@NullMarked
package org.convscope.core.backend;

import org.jspecify.annotations.NullMarked;
