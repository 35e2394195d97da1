package org.convscope.keras.layer;

import java.util.List;
import java.util.Optional;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;

/** {@code Embedding} and {@code Masking}, which make masks. Weights: embeddings (rows, units). */
final class Embeddings {
    private Embeddings() {}

    static Translation embedding(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        context.shape(input);
        int rows = context.settings().positive("input_dim");
        int units = context.settings().positive("output_dim");
        context.weights().take("embeddings", rows, units);
        Optional<GraphTensor> mask = context.settings().flag("mask_zero", false)
                ? Optional.of(Masks.made(context, input, new Operation.StepMask(0, false)))
                : Optional.empty();
        return Translation.of(new Operation.Embedding(rows, units), List.of(input), Layout.CHANNELS_LAST)
                .masked(mask);
    }

    static Translation masking(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        double number = context.settings().number("mask_value", 0);
        GraphTensor mask = Masks.made(context, input, new Operation.StepMask(number, true));
        return Translation.of(new Operation.Masking(number), input).masked(Optional.of(mask));
    }
}
