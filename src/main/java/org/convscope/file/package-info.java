/** How files are written: whole or not at all, where a folder takes them, and never over what was read. */
@NullMarked
package org.convscope.file;

import org.jspecify.annotations.NullMarked;
