/** The layers in which the open model and another one have the same weights. */
@NullMarked
package org.convscope.ui.modelcomparison;

import org.jspecify.annotations.NullMarked;
