package org.convscope.keras.dl4j;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.network.Activation;
import org.convscope.network.Padding;
import org.convscope.network.SlidingWindow;

/**
 * A layer as DL4J's importer knows it: Keras 2's class and settings.
 *
 * @param className Keras's class
 * @param config its settings
 */
record KnownLayer(String className, JsonObject config) {
    private static final List<String> UNUSED =
            List.of("kernel", "bias", "depthwise", "pointwise", "activity", "recurrent");

    /** One that has nothing but a class. */
    static KnownLayer plain(String className) {
        var layer = new KnownLayer(className, new JsonObject()).with("data_format", "channels_last");
        UNUSED.forEach(layer::withWeight);
        return layer;
    }

    /** Gets one more setting: a number, a text, a flag, numbers. */
    KnownLayer with(String name, Object value) {
        config.add(name, value instanceof JsonElement json ? json : new Gson().toJsonTree(value));
        return this;
    }

    /** Gets a weight, with zeros to start from and no conditions. */
    KnownLayer withWeight(String name) {
        return with(name + "_initializer", zeros())
                .with(name + "_regularizer", JsonNull.INSTANCE)
                .with(name + "_constraint", JsonNull.INSTANCE);
    }

    /** One with filters that slide. */
    static KnownLayer convolution(String className, int filters, SlidingWindow window) {
        return plain(className)
                .with("filters", filters)
                .with("kernel_size", window.kernel())
                .with("strides", window.strides())
                .with("padding", text(window.padding()))
                .with("dilation_rate", window.dilation())
                .with("activation", "linear")
                .with("use_bias", true);
    }

    /** A padding as Keras writes it. */
    static String text(Padding padding) {
        return padding.name().toLowerCase(Locale.ROOT);
    }

    /** The name of an activation in Keras 2, where the importer has it. */
    static Optional<String> activation(Activation activation) {
        return switch (activation.kind()) {
            case LINEAR -> Optional.of("linear");
            case RELU ->
                activation.equals(Activation.RELU)
                        ? Optional.of("relu")
                        : activation.equals(Activation.reluUpTo(6)) ? Optional.of("relu6") : Optional.empty();
            case ELU -> activation.alpha() == 1 ? Optional.of("elu") : Optional.empty();
            case SOFTMAX -> activation.alpha() == -1 ? Optional.of("softmax") : Optional.empty();
            case SILU -> Optional.of("swish");
            case HARD_SIGMOID_2 -> Optional.of("hard_sigmoid");
            case SELU, SIGMOID, TANH, SOFTPLUS, SOFTSIGN ->
                Optional.of(activation.kind().name().toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static JsonObject zeros() {
        var zeros = new JsonObject();
        zeros.addProperty("class_name", "Zeros");
        zeros.add("config", new JsonObject());
        return zeros;
    }
}
