/** Reads Keras's files with pure-Java jhdf, turns the configuration into a network, and has DL4J's importer check it. */
@NullMarked
package org.convscope.keras;

import org.jspecify.annotations.NullMarked;
