package org.convscope.keras.config;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a model as the file describes it.
 *
 * @param name its name, unique within its model
 * @param className Keras's class
 * @param module Python module of the class where the file says it, else empty
 * @param config its settings
 * @param calls what it is called with; one entry a call
 * @param model the model that this layer is, if it is one
 */
public record LayerConfig(
        String name,
        String className,
        String module,
        JsonObject config,
        List<CallArguments<TensorRef>> calls,
        Optional<ModelConfig> model) {
    /** Applies what it holds to every step of a sequence. */
    static final String DISTRIBUTED = "TimeDistributed";

    public LayerConfig {
        calls = List.copyOf(calls);
    }

    public boolean isInput() {
        return className.equals("InputLayer");
    }

    /**
     * Whether it is an operation of Keras 3 on tensors ({@code keras.ops}), not a layer. HDF5 files do not say so, but an
     * operation, unlike a layer, has no trainable among its settings, and some have the names of layers.
     */
    public boolean isOperation() {
        if (!module.isEmpty()) {
            return module.startsWith("keras.src.ops") || module.startsWith("keras.ops");
        }
        return model.isEmpty()
                && !isInput()
                && config.size() > 0
                && !config.has("trainable")
                && calls.stream().anyMatch(CallArguments::keras3);
    }

    /** Whether its weights are trained, by the file. */
    public boolean trainable() {
        return !(config.has("trainable")
                && config.get("trainable").isJsonPrimitive()
                && config.getAsJsonPrimitive("trainable").isBoolean()
                && !config.getAsJsonPrimitive("trainable").getAsBoolean());
    }

    /** How many axes of time it is applied along: one for each {@code TimeDistributed} around what it holds. */
    public int distributions() {
        int count = 0;
        Optional<JsonObject> settings = Optional.of(config);
        String name = className;
        while (name.equals(DISTRIBUTED)) {
            count++;
            Optional<JsonObject> inner = settings.flatMap(outer -> ConfigJson.object(outer, "layer"));
            name = inner.flatMap(layer -> ConfigJson.text(layer, "class_name")).orElse("");
            settings = inner.flatMap(layer -> ConfigJson.object(layer, "config"));
        }
        return count;
    }
}
