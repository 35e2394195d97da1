/** Files and pictures about frames under two preprocessings. */
@NullMarked
package org.convscope.export.inputs;

import org.jspecify.annotations.NullMarked;
