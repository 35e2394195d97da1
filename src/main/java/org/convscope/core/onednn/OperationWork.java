package org.convscope.core.onednn;

import java.util.List;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is to be written, with all that is done besides.
 *
 * @param inputs what the operation takes
 * @param after what is done to its result
 * @param shape of the output
 * @param padding zeros around the input first; null for none
 */
record OperationWork(
        Operation operation,
        OwnedWeights weights,
        List<NativeArray> inputs,
        AfterOperation after,
        int[] shape,
        Operation.@Nullable ZeroPadding padding) {
    NativeArray input() {
        return inputs.get(0);
    }

    StepWeights source() {
        return weights.source();
    }
}
