package org.convscope.inspect.cone;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Weight;

/** How many products of a weight and a number a layer adds up for one frame. */
final class MultiplyAdds {
    private MultiplyAdds() {}

    /**
     * @param input shape of what it takes, without the batch
     * @param output shape of what it gives
     */
    static long of(LayerCall call, int[] input, int[] output) {
        long weights = 0;
        for (Weight weight : call.weights()) {
            weights += weight.shape().length > 1 ? weight.size() : 0;
        }
        if (weights == 0 || call.operation() instanceof Operation.LocallyConnected) {
            return weights;
        }
        int[] moved = call.operation() instanceof Operation.TransposedConvolution ? input : output;
        return weights * Tensor.sizeOf(Arrays.copyOf(moved, Math.max(0, moved.length - 1)));
    }
}
