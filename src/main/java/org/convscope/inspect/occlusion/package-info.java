/** What a target loses where parts of its input are hidden: patches, rings of resolution, sectors. */
@NullMarked
package org.convscope.inspect.occlusion;

import org.jspecify.annotations.NullMarked;
