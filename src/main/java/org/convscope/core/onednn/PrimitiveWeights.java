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
record PrimitiveWeights(
        Object owner,
        String role,
        Layout layout,
        Supplier<Tensor> kernel,
        @Nullable Supplier<Tensor> bias) {
    boolean hasBias() {
        return bias != null;
    }

    /** The same numbers, their axes named otherwise. */
    PrimitiveWeights as(Layout other) {
        return new PrimitiveWeights(owner, role, other, kernel, bias);
    }

    PrimitiveWeights withoutBias() {
        return withBias(null);
    }

    PrimitiveWeights withBias(@Nullable Supplier<Tensor> other) {
        return new PrimitiveWeights(owner, role, layout, kernel, other);
    }
}
