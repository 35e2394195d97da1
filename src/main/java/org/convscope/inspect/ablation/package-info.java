/** Units switched off: what the network says without them, and which of a layer it cannot do without. */
@NullMarked
package org.convscope.inspect.ablation;

import org.jspecify.annotations.NullMarked;
