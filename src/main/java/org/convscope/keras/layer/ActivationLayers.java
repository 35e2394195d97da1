package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.convscope.keras.config.ConfigJson;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Activations by name ({@code keras.activations}), as layers, and as layers given as an activation. */
final class ActivationLayers {
    private ActivationLayers() {}

    /** What the setting {@code activation} says; linear where there is none. */
    static Activation setting(TranslationContext context, String name) {
        return context.settings()
                .get(name)
                .map(value -> read(value, context.version()))
                .orElse(Activation.LINEAR);
    }

    /** A name, a wrapped name, or a whole layer. */
    static Activation read(JsonElement value, KerasVersion version) {
        if (ConfigJson.isText(value)) {
            return named(value.getAsString(), version);
        }
        if (value.isJsonObject()) {
            JsonObject object = value.getAsJsonObject();
            String className = ConfigJson.text(object, "class_name").orElse("");
            Optional<String> function = ConfigJson.text(object, "config");
            if (function.isPresent()) {
                return named(function.get(), version);
            }
            LayerSettings settings =
                    new LayerSettings(ConfigJson.object(object, "config").orElseGet(JsonObject::new));
            Activation layer = layer(className, settings, version);
            Activation activation = layer != null ? layer : named(className, version);
            PassedOver.check(settings, className);
            return activation;
        }
        throw unknown(value.toString()).asException();
    }

    /** An activation layer without weights; null where the class is none. */
    static @Nullable Activation layer(String className, LayerSettings settings, KerasVersion version) {
        return switch (className) {
            case "Activation" ->
                settings.get("activation").map(value -> read(value, version)).orElse(Activation.LINEAR);
            case "ReLU" ->
                new Activation(
                        Kind.RELU,
                        settings.number("negative_slope", 0),
                        settings.number("max_value", Double.POSITIVE_INFINITY),
                        settings.number("threshold", 0));
            case "LeakyReLU" ->
                Activation.of(Kind.LEAKY_RELU, settings.number("alpha", settings.number("negative_slope", 0.3)));
            case "ELU" -> Activation.of(Kind.ELU, settings.number("alpha", 1));
            case "ThresholdedReLU" ->
                new Activation(Kind.THRESHOLDED_RELU, 0, Double.POSITIVE_INFINITY, settings.number("theta", 1));
            case "Softmax" -> Activation.of(Kind.SOFTMAX, settings.whole("axis", -1));
            default -> null;
        };
    }

    static Activation named(String fullName, KerasVersion version) {
        String name = fullName.substring(Math.max(fullName.lastIndexOf('>'), fullName.lastIndexOf('.')) + 1);
        return switch (name) {
            case "linear" -> Activation.LINEAR;
            case "relu" -> Activation.RELU;
            case "relu6" -> Activation.reluUpTo(6);
            case "leaky_relu" -> Activation.of(Kind.LEAKY_RELU, 0.2);
            case "elu" -> Activation.of(Kind.ELU, 1);
            case "selu" -> Activation.of(Kind.SELU);
            case "celu" -> Activation.of(Kind.CELU, 1);
            case "gelu" -> Activation.of(Kind.GELU);
            case "sigmoid" -> Activation.of(Kind.SIGMOID);
            case "log_sigmoid" -> Activation.of(Kind.LOG_SIGMOID);
            case "hard_sigmoid" -> Activation.of(version.major() >= 3 ? Kind.HARD_SIGMOID_3 : Kind.HARD_SIGMOID_2);
            case "hard_silu", "hard_swish" -> Activation.of(Kind.HARD_SILU);
            case "hard_tanh" -> Activation.of(Kind.HARD_TANH);
            case "tanh" -> Activation.of(Kind.TANH);
            case "tanh_shrink" -> Activation.of(Kind.TANH_SHRINK);
            case "soft_shrink" -> Activation.of(Kind.SOFT_SHRINK, 0.5);
            case "hard_shrink" -> Activation.of(Kind.HARD_SHRINK, 0.5);
            case "squareplus" -> Activation.of(Kind.SQUAREPLUS, 4);
            case "sparse_plus" -> Activation.of(Kind.SPARSE_PLUS);
            case "sparse_sigmoid" -> Activation.of(Kind.SPARSE_SIGMOID);
            case "softplus" -> Activation.of(Kind.SOFTPLUS);
            case "softsign" -> Activation.of(Kind.SOFTSIGN);
            case "swish", "silu" -> Activation.of(Kind.SILU);
            case "mish" -> Activation.of(Kind.MISH);
            case "exponential", "exp" -> Activation.of(Kind.EXPONENTIAL);
            case "glu" -> Activation.of(Kind.GLU, -1);
            case "softmax", "softmax_v2" -> Activation.SOFTMAX;
            case "log_softmax" -> Activation.of(Kind.LOG_SOFTMAX, -1);
            case "sparsemax" -> Activation.of(Kind.SPARSEMAX, -1);
            default -> throw unknown(name).asException();
        };
    }

    private static Problem unknown(String name) {
        String shown = name.length() > 60 ? name.substring(0, 60) : name;
        return Problem.of("its activation '" + shown + "' is not known, perhaps Python code of the model's author");
    }

    /** The same where the graph's axes are not the model's: an axis counted from the end of the model's tensor. */
    static Activation onGraph(Activation activation, GraphTensor tensor, TranslationContext context) {
        boolean axis =
                switch (activation.kind()) {
                    case SOFTMAX, LOG_SOFTMAX, SPARSEMAX, GLU -> true;
                    default -> false;
                };
        if (!axis || (!tensor.channelsFirst() && activation.alpha() < 0)) {
            return activation;
        }
        int rank = context.shape(tensor).length + 1;
        return Activation.of(activation.kind(), context.axis(tensor, (int) activation.alpha()) - rank);
    }
}
