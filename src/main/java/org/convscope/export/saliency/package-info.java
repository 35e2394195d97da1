/** Saliency maps as pictures and numbers. */
@NullMarked
package org.convscope.export.saliency;

import org.jspecify.annotations.NullMarked;
