/** What training makes small: losses of outputs against targets, with their slopes. */
@NullMarked
package org.convscope.core.loss;

import org.jspecify.annotations.NullMarked;
