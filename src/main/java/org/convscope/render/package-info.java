/** Numbers become pictures: what all of them share, colours of the theme, numbers as text, PNG bytes. */
@NullMarked
package org.convscope.render;

import org.jspecify.annotations.NullMarked;
