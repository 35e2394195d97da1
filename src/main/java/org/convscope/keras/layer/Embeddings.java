package org.convscope.keras.layer;

import java.util.List;
import java.util.Optional;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;

/** {@code Embedding} and {@code Masking}, which make masks. Weights: embeddings (rows, units). */
final class Embeddings {
    private Embeddings() {}

    static Translation embedding(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        site.shape(input);
        int rows = site.settings().positive("input_dim");
        int units = site.settings().positive("output_dim");
        site.weights().take("embeddings", rows, units);
        Optional<Flow> mask = site.settings().flag("mask_zero", false)
                ? Optional.of(Masks.made(site, input, new Operation.StepMask(0, false)))
                : Optional.empty();
        return Translation.of(new Operation.Embedding(rows, units), List.of(input), Layout.CHANNELS_LAST)
                .masked(mask);
    }

    static Translation masking(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        double number = site.settings().number("mask_value", 0);
        Flow mask = Masks.made(site, input, new Operation.StepMask(number, true));
        return Translation.of(new Operation.Masking(number), input).masked(Optional.of(mask));
    }
}
