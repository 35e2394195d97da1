package org.convscope.keras.layer;

import java.util.List;
import java.util.Optional;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;

/** {@code Embedding} and {@code Masking}, which make masks. Weights: embeddings (rows, units). */
final class EmbeddingLayers {
    private EmbeddingLayers() {}

    static LayerTranslation embedding(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        context.shape(input);
        int rows = context.settings().positive("input_dim");
        int units = context.settings().positive("output_dim");
        context.weights().take("embeddings", rows, units);
        Optional<GraphTensor> mask = context.settings().flag("mask_zero", false)
                ? Optional.of(SequenceMasks.made(context, input, new Operation.StepMask(0, false)))
                : Optional.empty();
        return LayerTranslation.of(new Operation.Embedding(rows, units), List.of(input), Layout.CHANNELS_LAST)
                .masked(mask);
    }

    static LayerTranslation masking(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        double number = context.settings().number("mask_value", 0);
        GraphTensor mask = SequenceMasks.made(context, input, new Operation.StepMask(number, true));
        return LayerTranslation.of(new Operation.Masking(number), input).masked(Optional.of(mask));
    }
}
