/** The report of what is open. */
@NullMarked
package org.convscope.ui.report;

import org.jspecify.annotations.NullMarked;
