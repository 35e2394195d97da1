package org.convscope.inspect.cone;

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
        return weights * places(call.operation() instanceof Operation.TransposedConvolution ? input : output);
    }

    private static long places(int... shape) {
        long places = 1;
        for (int axis = 0; axis + 1 < shape.length; axis++) {
            places *= shape[axis];
        }
        return places;
    }
}
