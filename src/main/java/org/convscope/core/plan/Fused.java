package org.convscope.core.plan;

import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a step does besides its operation, in this order: zeros around the first input, the operation, a sum, an activation.
 *
 * @param padding the zeros; null for none
 * @param added number of the value that is added to the operation's result, which is also the last of the step's inputs;
 *     {@link #NOTHING} for none
 * @param activation LINEAR for none
 */
public record Fused(Operation.@Nullable ZeroPadding padding, int added, Activation activation) {
    /** No value is added. */
    public static final int NOTHING = -1;

    public boolean addsValue() {
        return added != NOTHING;
    }
}
