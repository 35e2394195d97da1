/** The status bar: what runs, what the pointer is on, what computes. */
@NullMarked
package org.convscope.ui.job;

import org.jspecify.annotations.NullMarked;
