package org.convscope.keras.layer;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.ArrayRearrangement;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Part;
import org.convscope.network.ShapeInference;
import org.convscope.problem.Problem;

/**
 * {@code PReLU}, which has weights, as a layer and as another layer's setting {@code activation}; there its weights are
 * activation/alpha.
 */
final class WeightedActivations {
    private static final String ROLE = "activation";

    private WeightedActivations() {}

    /**
     * The layer: the slopes have the shape of the model's tensor, 1 along shared axes. The channels stay where the graph has them,
     * so that they are the units of this layer and of those behind it.
     */
    static LayerTranslation layer(TranslationContext context) {
        GraphTensor input = context.input();
        int[] shape = context.shape(input).clone();
        for (int axis : context.settings().list("shared_axes").orElse(new int[0])) {
            shape[context.axisBesidesBatch(input, axis) - 1] = 1;
        }
        ArrayRearrangement order = ArrayRearrangement.toChannelsLast(input.layout(), shape.length);
        if (context.version().major() == 1) {
            // Keras 1 does not write the shared axes: the stored slopes have length 1 there
            int[] stored = context.weights().storedShape("alpha").orElse(new int[0]);
            for (int axis = 0; axis < shape.length && stored.length == shape.length; axis++) {
                shape[axis] = stored[order.axes()[axis]] == 1 ? 1 : shape[axis];
            }
        }
        if (Arrays.stream(shape).allMatch(length -> length >= 0) && Tensor.sizeOf(shape) > Integer.MAX_VALUE) {
            throw Problem.of("has more slopes than memory holds").asException();
        }
        context.weights().take("alpha", order, shape);
        return LayerTranslation.of(new Operation.ParametricRelu(), input).with(Activation.LINEAR);
    }

    /** The {@code PReLU} that a layer has as its activation. */
    static Optional<JsonObject> of(TranslationContext context) {
        return ConfigJson.object(context.layer().config(), ROLE)
                .filter(activation ->
                        ConfigJson.text(activation, "class_name").orElse("").equals("PReLU"));
    }

    /** The layer itself without an activation, then the {@code PReLU}, as one. */
    static LayerTranslation translate(TranslationContext context, JsonObject activation) {
        LayerConfig layer = context.layer();
        JsonObject settings = context.settings().handedOn().deepCopy();
        settings.add(ROLE, new JsonPrimitive("linear"));
        LayerWeights alpha = context.weights().ofActivation();
        LayerTranslation translation = LayerTable.translate(context.as(new LayerConfig(
                layer.name(), layer.className(), layer.module(), settings, layer.calls(), layer.model())));
        if (translation.operation() instanceof Operation.Recurrent
                || translation.operation() instanceof Operation.ConvolutionalLstm) {
            throw Problem.of("PReLU inside a recurrent layer is not supported").asException();
        }
        int[] shape = ShapeInference.outputShape(
                translation.operation(),
                translation.activation(),
                translation.inputs().stream().map(TranslationContext::known).toList());
        take(
                context,
                alpha,
                new LayerSettings(ConfigJson.object(activation, "config").orElseGet(JsonObject::new)),
                shape,
                translation.layout());
        return translation
                .operation(new Operation.Composite(List.of(
                        new Part(translation.operation(), translation.activation(), ""),
                        new Part(new Operation.ParametricRelu(), Activation.LINEAR, ROLE))))
                .with(Activation.LINEAR);
    }

    /** Slopes have the shape of the model's tensor, 1 along shared axes. */
    private static void take(
            TranslationContext context, LayerWeights weights, LayerSettings prelu, int[] shape, Layout layout) {
        boolean first = layout == Layout.CHANNELS_FIRST && shape.length > 1;
        int rank = shape.length;
        int[] expected = shape.clone();
        for (int axis : prelu.list("shared_axes").orElse(new int[0])) {
            if (axis < 1 || axis > rank) {
                throw Problem.of("its PReLU shares an axis that there is not")
                        .found(axis)
                        .asException();
            }
            expected[first ? (axis == 1 ? rank - 1 : axis - 2) : axis - 1] = 1;
        }
        PassedOver.check(prelu, "PReLU");
        if (weights.isEmpty()) {
            throw Problem.of("the file does not hold the slopes of its PReLU, which Keras 3 does not save")
                    .asException();
        }
        context.weights()
                .add(ROLE + "/alpha", weights.take("alpha", ArrayRearrangement.toChannelsLast(layout, rank), expected));
    }
}
