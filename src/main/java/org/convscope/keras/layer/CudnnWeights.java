package org.convscope.keras.layer;

import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Operation.Cell;

/**
 * {@code CuDNNLSTM} and {@code CuDNNGRU}, whose weights are stored as CuDNN takes them: every gate's matrix transposed in place, and
 * a bias for the input and one for the state ({@code preprocess_weights_for_loading} of Keras 2).
 */
final class CudnnWeights {
    private CudnnWeights() {}

    static LayerTranslation translate(TranslationContext context, Cell cell) {
        GraphTensor input = RecurrentLayers.sequence(context);
        int units = context.settings().positive("units");
        int gates = cell == Cell.LSTM ? 4 : 3;
        int features = TranslationContext.channels(input);
        LayerWeights weights = context.weights();
        weights.takeGates("kernel", gates, features, units);
        weights.takeGates("recurrent_kernel", gates, units, units);
        if (cell == Cell.LSTM) {
            weights.takeSum("bias", gates * units);
        } else {
            weights.takeAs("bias", 2, gates * units);
        }
        return RecurrentLayers.translate(context, cell, units, input);
    }
}
