/** What DL4J's Keras importer makes of the same network: its translation is compared with ours, layer by layer. */
@NullMarked
package org.convscope.keras.dl4j;

import org.jspecify.annotations.NullMarked;
