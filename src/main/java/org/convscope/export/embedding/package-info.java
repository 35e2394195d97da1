/** Frames on a plane as a table, a picture and JSON. */
@NullMarked
package org.convscope.export.embedding;

import org.jspecify.annotations.NullMarked;
