/** The data set: its labels, its frames by label, what the open model says about them. */
@NullMarked
package org.convscope.ui.dataset;

import org.jspecify.annotations.NullMarked;
