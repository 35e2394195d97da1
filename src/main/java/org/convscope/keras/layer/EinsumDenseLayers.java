package org.convscope.keras.layer;

import java.util.List;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** {@code EinsumDense}: an einsum of the input and a kernel. */
final class EinsumDenseLayers {
    private EinsumDenseLayers() {}

    static LayerTranslation translate(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        String equation = context.settings().text("equation", "").replace(" ", "");
        int[] stored = context.weights().storedShape("kernel").orElseThrow(() -> Problem.of(
                        org.convscope.keras.weights.LayerWeights.NONE_STORED)
                .expected("kernel")
                .asException());
        ProductFunctions.Letters letters =
                ProductFunctions.Letters.of(equation, List.of(context.shape(input).length + 1, stored.length));
        letters.requireFramewise(letters.operands().get(0));
        // follows from the equation
        context.settings().get("output_shape");
        context.weights().take("kernel", stored);
        ConvolutionLayers.adapted(context);
        if (context.settings().has("bias_axes")) {
            int[] bias = context.weights().storedShape("bias").orElse(new int[0]);
            context.weights().take("bias", bias);
        }
        return LayerTranslation.of(
                        new Operation.Einsum(letters.operands(), letters.result(), stored),
                        List.of(input),
                        Layout.CHANNELS_LAST)
                .with(ActivationLayers.setting(context, "activation"));
    }
}
