package org.convscope.core.onednn;

import org.convscope.core.onednn.LayoutWishes.Wish;
import org.convscope.network.Activation;
import org.jspecify.annotations.Nullable;

/**
 * What is done to an operation's result.
 *
 * @param added an array of the result's shape that is added; null for none
 * @param activation then; LINEAR for none
 * @param owned the step's weights, for what an activation prepares
 * @param wish how the one who takes it would like it
 */
record AfterOperation(@Nullable NativeArray added, Activation activation, OwnedWeights owned, Wish wish) {
    static AfterOperation nothing(OwnedWeights owned) {
        return new AfterOperation(null, Activation.LINEAR, owned, Wish.ANY);
    }

    AfterOperation withoutSum() {
        return new AfterOperation(null, activation, owned, wish);
    }
}
