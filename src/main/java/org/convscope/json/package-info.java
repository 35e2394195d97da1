/** JSON that people and other programs write, read strictly: every complaint names the file and the entry. */
@NullMarked
package org.convscope.json;

import org.jspecify.annotations.NullMarked;
