/** Frames laid out on a plane by what a layer gives for them: principal components and t-SNE. */
@NullMarked
package org.convscope.inspect.embedding;

import org.jspecify.annotations.NullMarked;
