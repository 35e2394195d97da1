package org.convscope.core.onednn;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.onednn.CompileScope.Exactness;

/** Looks at what goes into a network, and at what comes up in it. */
final class InputNumbers {
    /** Sums of products with usual weights stay finite below it. */
    private static final int LARGE = Float.floatToRawIntBits(0x1p60f);

    private InputNumbers() {}

    static Exactness exactness(List<Tensor> inputs) {
        return inputs.stream().allMatch(InputNumbers::isFinite) ? Exactness.FINITE : Exactness.ANY;
    }

    /** Whether the first so many are finite, and not so large that sums of them overflow. */
    static boolean isFinite(float[] numbers, int count) {
        int largest = 0;
        for (int i = 0; i < count; i++) {
            // magnitudes are in the order of their bits, those that are not finite above the others
            largest = Math.max(largest, Float.floatToRawIntBits(numbers[i]) & Integer.MAX_VALUE);
        }
        return largest <= LARGE;
    }

    private static boolean isFinite(Tensor tensor) {
        return isFinite(tensor.data(), tensor.size());
    }
}
