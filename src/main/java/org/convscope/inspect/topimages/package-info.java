/** Which frames of many excite a unit most, and where. */
@NullMarked
package org.convscope.inspect.topimages;

import org.jspecify.annotations.NullMarked;
