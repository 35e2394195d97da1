package org.convscope.keras.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Part;
import org.convscope.network.QuantizedSteps;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/**
 * Quantisation-aware training of tensorflow-model-optimization, default 8 bit: kernels and what layers give are rounded to 255
 * or 256 steps. Kernels are shown as they are stored.
 */
final class QuantizationLayers {
    private static final int BITS = 8;
    private static final String NOTE =
            "was trained for integers: its kernel is shown as stored, and computed with as it is rounded";

    private QuantizationLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("QuantizeLayer", QuantizationLayers::layer);
        table.put("QuantizeWrapper", QuantizationLayers::wrapper);
        table.put("QuantizeWrapperV2", QuantizationLayers::wrapper);
    }

    private static LayerTranslation layer(TranslationContext context) {
        Optional<JsonObject> quantizer = ConfigJson.object(context.layer().config(), "quantizer");
        context.settings().get("quantizer");
        String name = context.layer().name();
        context.weights().pass("optimizer_step");
        if (quantizer.isEmpty()) {
            return context.identity();
        }
        LayerSettings settings =
                new LayerSettings(ConfigJson.object(quantizer.get(), "config").orElseGet(JsonObject::new));
        if (settings.flag("per_axis", false)) {
            throw Problem.of("a quantiser for every channel is not supported here")
                    .asException();
        }
        limits(context.weights(), name, "min", "max");
        return LayerTranslation.of(
                new Operation.FakeQuantization(settings.whole("num_bits", BITS), settings.flag("narrow_range", false)),
                context.input());
    }

    /** Takes both limits whose names begin so. */
    private static void limits(LayerWeights weights, String name, String min, String max) {
        weights.add(min, weights.stored(name + "_min"));
        weights.add(max, weights.stored(name + "_max"));
    }

    private static LayerTranslation wrapper(TranslationContext context) {
        JsonObject quantization = quantization(context);
        LayerConfig inner = WrapperLayers.wrapped(context);
        JsonObject settings = inner.config().deepCopy();
        Optional<JsonElement> given = activation(settings);
        given.ifPresent(activation -> settings.add("activation", new JsonPrimitive("linear")));
        LayerWeights weights = context.weights().wrapped(QuantizationLayers::ofWrapper);
        LayerTranslation translation = LayerTable.translate(context.wrapping(
                new LayerConfig(
                        inner.name(), inner.className(), inner.module(), settings, inner.calls(), inner.model()),
                weights));
        weights.taken().forEach(weight -> context.weights().add(weight.name(), weight));
        ConfigJson.array(quantization, "weight_attrs")
                .orElseGet(JsonArray::new)
                .forEach(attribute -> round(context.weights(), attribute.getAsString()));
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(translation.operation(), translation.activation(), ""));
        before(context, "pre_activation", parts);
        given.ifPresent(activation -> parts.add(new Part(
                new Operation.Activate(),
                ActivationLayers.onGraph(
                        ActivationLayers.read(activation, context.version()),
                        translation.inputs().get(0),
                        context),
                "")));
        before(context, "post_activation", parts);
        before(context, "output", parts);
        return translation
                .operation(new Operation.Composite(parts))
                .with(Activation.LINEAR)
                .noting(List.of(NOTE));
    }

    private static boolean ofWrapper(String name) {
        return name.equals("optimizer_step") || name.endsWith("_min") || name.endsWith("_max");
    }

    /** What is quantised; only the scheme of the library itself is known. */
    private static JsonObject quantization(TranslationContext context) {
        context.settings().get("quantize_config");
        JsonObject described =
                ConfigJson.object(context.layer().config(), "quantize_config").orElseGet(JsonObject::new);
        String className = ConfigJson.text(described, "class_name").orElse("?");
        if (!className.startsWith("Default8Bit") && !className.equals("NoOpQuantizeConfig")) {
            throw Problem.of("quantised by the rules of " + className + ", which are not known")
                    .asException();
        }
        return ConfigJson.object(described, "config").orElseGet(JsonObject::new);
    }

    /** The activation inside {@code QuantizeAwareActivation}; empty where there is no such. */
    private static Optional<JsonElement> activation(JsonObject settings) {
        return ConfigJson.object(settings, "activation")
                .filter(activation ->
                        ConfigJson.text(activation, "class_name").orElse("").equals("QuantizeAwareActivation"))
                .flatMap(activation -> ConfigJson.object(activation, "config"))
                .flatMap(config -> ConfigJson.get(config, "activation"))
                .map(activation -> isNone(activation) ? new JsonPrimitive("linear") : activation);
    }

    private static boolean isNone(JsonElement activation) {
        return activation.isJsonObject()
                && ConfigJson.text(activation.getAsJsonObject(), "class_name")
                        .orElse("")
                        .equals("NoOpActivation");
    }

    /** Rounds here, if the file has limits for it. */
    private static void before(TranslationContext context, String name, List<Part> parts) {
        if (context.weights().has(name + "_min")) {
            limits(context.weights(), name, name + "/min", name + "/max");
            parts.add(new Part(new Operation.FakeQuantization(BITS, false), Activation.LINEAR, name));
        }
    }

    private static void round(LayerWeights weights, String name) {
        Weight min = weights.stored(name + "_min");
        Weight max = weights.stored(name + "_max");
        weights.taken().stream().filter(weight -> weight.name().equals(name)).forEach(weight -> {
            int[] shape = weight.shape();
            if (min.size() != max.size() || (min.size() != 1 && min.size() != shape[shape.length - 1])) {
                throw Problem.of("the limits of its " + name + " do not fit it")
                        .found(min.size())
                        .asException();
            }
        });
        weights.useChanged(
                name, kernel -> rounded(kernel, min.read().data(), max.read().data()));
    }

    /** One pair of limits for all, or one a unit; the lowest step is not used. */
    private static Tensor rounded(Tensor kernel, float[] min, float[] max) {
        QuantizedSteps[] steps = new QuantizedSteps[min.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = QuantizedSteps.of(min[i], max[i], BITS, true);
        }
        float[] result = new float[kernel.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = steps[i % steps.length].nearest(kernel.data()[i]);
        }
        return Tensor.of(result, kernel.shape());
    }
}
