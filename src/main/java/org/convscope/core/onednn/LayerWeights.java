package org.convscope.core.onednn;

import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a convolution, as they are read.
 *
 * @param owner whose they are
 * @param role of the kernel among the owner's weights
 * @param layout how the kernel that is read lies
 * @param bias one number a unit; null for none
 */
record LayerWeights(
        Object owner,
        String role,
        Layout layout,
        Supplier<Tensor> kernel,
        @Nullable Supplier<Tensor> bias) {
    boolean hasBias() {
        return bias != null;
    }

    /** The same numbers, their axes named otherwise. */
    LayerWeights as(Layout other) {
        return new LayerWeights(owner, role, other, kernel, bias);
    }

    LayerWeights withoutBias() {
        return withBias(null);
    }

    LayerWeights withBias(@Nullable Supplier<Tensor> other) {
        return new LayerWeights(owner, role, layout, kernel, other);
    }
}
