/** What is lost without parts of the input, as pictures and numbers. */
@NullMarked
package org.convscope.export.occlusion;

import org.jspecify.annotations.NullMarked;
