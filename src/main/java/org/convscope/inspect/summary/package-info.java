/** What a model is made of: its layers with shapes and parameters, totals, and what a model cut off after each block has. */
@NullMarked
package org.convscope.inspect.summary;

import org.jspecify.annotations.NullMarked;
