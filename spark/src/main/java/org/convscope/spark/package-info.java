/** A census on Apache Spark. */
@NullMarked
package org.convscope.spark;

import org.jspecify.annotations.NullMarked;
