/** What comes of a training, as files. */
@NullMarked
package org.convscope.export.training;

import org.jspecify.annotations.NullMarked;
