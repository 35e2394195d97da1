package org.convscope.core.onednn;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.convscope.array.Tensor;
import org.convscope.core.host.Chunks;
import org.convscope.core.onednn.CompileScope.Exactness;

/** Looks at what goes into a network, and at what comes up in it. */
final class InputNumbers {
    /** Sums of products with usual weights stay finite below it. */
    private static final int LARGE = Float.floatToRawIntBits(0x1p60f);

    /** What one processor looks at. */
    private static final int AT_ONCE = 1 << 19;

    private InputNumbers() {}

    static Exactness exactness(List<Tensor> inputs) {
        return inputs.stream().allMatch(InputNumbers::isFinite) ? Exactness.FINITE : Exactness.ANY;
    }

    /** Whether the first so many are finite, and not so large that sums of them overflow. */
    static boolean isFinite(float[] numbers, int count) {
        var isFinite = new AtomicBoolean(true);
        Chunks.each(count, AT_ONCE, (from, to) -> {
            if (largest(numbers, from, to) > LARGE) {
                isFinite.set(false);
            }
        });
        return isFinite.get();
    }

    /** The largest of the numbers' magnitudes as bits, which are in their order; those that are not finite are above the others. */
    private static int largest(float[] numbers, int from, int to) {
        int largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Float.floatToRawIntBits(numbers[i]) & Integer.MAX_VALUE);
        }
        return largest;
    }

    private static boolean isFinite(Tensor tensor) {
        return isFinite(tensor.data(), tensor.size());
    }
}
