package org.convscope.core.onednn;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.onednn.CompileScope.Exactness;

/** Looks at what goes into a network. */
final class InputNumbers {
    /** Sums of products with usual weights stay finite below it. */
    private static final float LARGE = 0x1p60f;

    private InputNumbers() {}

    static Exactness exactness(List<Tensor> inputs) {
        return inputs.stream().allMatch(InputNumbers::isFinite) ? Exactness.FINITE : Exactness.ANY;
    }

    private static boolean isFinite(Tensor tensor) {
        boolean fits = true;
        for (float number : tensor.data()) {
            fits &= Math.abs(number) <= LARGE;
        }
        return fits;
    }
}
