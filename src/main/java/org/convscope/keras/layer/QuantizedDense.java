package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.keras.weights.QuantizedKernel;
import org.convscope.keras.weights.QuantizedKernel.Packing;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/**
 * The kernel and the input of a Dense layer after {@code model.quantize("int8")} or {@code "int4"} of Keras 3: whole numbers with
 * scales. The input is rounded as the layer's quantiser does it, if it has one.
 */
final class QuantizedDense {
    private static final int STEPS = 127;

    private QuantizedDense() {}

    /** int8, int4/128 ...; empty where the layer's dtype policy is no quantised one that can be computed. */
    static Optional<String> mode(LayerSettings settings) {
        JsonElement policy = settings.json().get("dtype");
        if (policy == null) {
            return Optional.empty();
        }
        Optional<String> mode = policy.isJsonObject()
                ? ConfigJson.object(policy.getAsJsonObject(), "config")
                        .flatMap(config -> ConfigJson.text(config, "mode"))
                : Optional.of(policy)
                        .filter(ConfigJson::isText)
                        .map(JsonElement::getAsString)
                        .filter(name -> name.contains("_from_"))
                        .map(name -> name.substring(0, name.indexOf("_from_")));
        return mode.filter(text -> text.equals("int8") || text.startsWith("int4"));
    }

    /** Takes kernel, bias and scales, in the order in which Keras stores them; gives what the product is taken with. */
    static GraphTensor input(TranslationContext context, String mode, int units, GraphTensor input) {
        context.settings().get("dtype");
        Optional<JsonObject> config = context.settings()
                .get("quantization_config")
                .filter(JsonElement::isJsonObject)
                .flatMap(object -> ConfigJson.object(object.getAsJsonObject(), "config"));
        boolean int8 = mode.equals("int8");
        if (!int8 && config.isEmpty()) {
            throw Problem.of("it is quantised to int4 as Keras before 3.13 did it, which is not known")
                    .asException();
        }
        kernel(context, units, TranslationContext.channels(input), int8 ? Packing.BYTES : Packing.HALF_BYTES, config);
        double epsilon = 1e-7;
        if (config.isPresent()) {
            Optional<JsonObject> quantizer = ConfigJson.object(config.get(), "activation_quantizer");
            if (quantizer.isEmpty()) {
                return input;
            }
            epsilon = epsilon(quantizer.get());
        }
        String id = "__quantized/" + context.layer().name() + "/" + input.id();
        int[] shape = context.shape(input);
        Operation rounding = new Operation.Quantization(STEPS, epsilon);
        context.graph().insert(id, rounding, Activation.LINEAR, java.util.List.of(input.id()), shape, input.layout());
        return new GraphTensor(id, shape, input.layout());
    }

    private static void kernel(
            TranslationContext context, int units, int in, Packing packing, Optional<JsonObject> config) {
        LayerWeights weights = context.weights();
        Weight stored = weights.take("kernel", in, packing == Packing.BYTES ? units : (units + 1) / 2);
        if (context.settings().flag("use_bias", true)) {
            weights.take("bias", units);
        }
        int block = config.map(object -> new LayerSettings(object).whole("block_size", -1))
                .orElse(-1);
        if (packing == Packing.BYTES || block <= 0) {
            Weight scale = weights.take("kernel_scale", units);
            weights.replace(stored, new QuantizedKernel(stored, units, packing, scale, Optional.empty()));
            return;
        }
        Weight scale = weights.take("kernel_scale", -1, units);
        Weight zero = weights.take("kernel_zero", scale.shape()[0], units);
        Weight index = weights.take("g_idx", stored.shape()[0]);
        checkIndex(index, scale.shape()[0]);
        weights.replace(
                stored,
                new QuantizedKernel(
                        stored, units, packing, scale, Optional.of(new QuantizedKernel.Groups(zero, index))));
    }

    private static void checkIndex(Weight index, int groups) {
        for (float value : index.read().data()) {
            if (!(value >= 0 && value < groups)) {
                throw Problem.of("a group of its quantised kernel does not exist")
                        .expected("0 to " + (groups - 1))
                        .found(value)
                        .asException();
            }
        }
    }

    private static double epsilon(JsonObject quantizer) {
        LayerSettings settings =
                new LayerSettings(ConfigJson.object(quantizer, "config").orElseGet(JsonObject::new));
        int[] range = settings.list("value_range").orElse(new int[] {-STEPS, STEPS});
        boolean known = ConfigJson.text(quantizer, "class_name").orElse("").equals("AbsMaxQuantizer")
                && range.length == 2
                && range[0] == -STEPS
                && range[1] == STEPS
                && settings.text("output_dtype", "int8").equals("int8")
                && settings.list("axis")
                        .map(axes -> axes.length == 1 && axes[0] == -1)
                        .orElse(true);
        if (!known) {
            throw Problem.of("the quantiser of its input is not known to Convscope, so its output is not computed")
                    .found(
                            quantizer.toString().length() > 80
                                    ? quantizer.toString().substring(0, 80)
                                    : quantizer)
                    .asException();
        }
        return settings.number("epsilon", 1e-7);
    }
}
