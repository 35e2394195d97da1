/** Writes results with their provenance: pictures, tables, JSON, and the report folder. */
@NullMarked
package org.convscope.export;

import org.jspecify.annotations.NullMarked;
