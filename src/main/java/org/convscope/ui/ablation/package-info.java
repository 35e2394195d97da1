/** Units that are switched off, in the window. */
@NullMarked
package org.convscope.ui.ablation;

import org.jspecify.annotations.NullMarked;
