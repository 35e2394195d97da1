/** Folders and label files: which frames there are, and which labels they carry. */
@NullMarked
package org.convscope.dataset;

import org.jspecify.annotations.NullMarked;
