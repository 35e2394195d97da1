/** What is kept to be used again, up to a weight. */
@NullMarked
package org.convscope.cache;

import org.jspecify.annotations.NullMarked;
