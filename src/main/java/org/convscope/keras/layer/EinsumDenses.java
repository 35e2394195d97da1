package org.convscope.keras.layer;

import java.util.List;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** {@code EinsumDense}: an einsum of the input and a kernel. */
final class EinsumDenses {
    private EinsumDenses() {}

    static Translation translate(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        String equation = site.settings().text("equation", "").replace(" ", "");
        int[] stored = site.weights().storedShape("kernel").orElseThrow(() -> Problem.of(
                        org.convscope.keras.weights.LayerWeights.NONE_STORED)
                .expected("kernel")
                .asException());
        ProductFunctions.Letters letters =
                ProductFunctions.Letters.of(equation, List.of(site.shape(input).length + 1, stored.length));
        letters.requireFramewise(letters.operands().get(0));
        // follows from the equation
        site.settings().get("output_shape");
        site.weights().take("kernel", stored);
        Convolutions.adapted(site);
        if (site.settings().has("bias_axes")) {
            int[] bias = site.weights().storedShape("bias").orElse(new int[0]);
            site.weights().take("bias", bias);
        }
        return Translation.of(
                        new Operation.Einsum(letters.operands(), letters.result(), stored),
                        List.of(input),
                        Layout.CHANNELS_LAST)
                .with(Activations.setting(site, "activation"));
    }
}
