/** Files about units that are switched off. */
@NullMarked
package org.convscope.export.ablation;

import org.jspecify.annotations.NullMarked;
