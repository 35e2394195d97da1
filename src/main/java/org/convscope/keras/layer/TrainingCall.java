package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.keras.config.ConfigJson;

/** What {@code training=True} in the call of a layer means for its output when the model is only applied. */
final class TrainingCall {
    static final String ARGUMENT = "training";
    private static final String RANDOM =
            "is called with training=True, which makes it random in Keras; it is shown as it is without chance";

    /** Their call takes the argument; it changes nothing. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("Identity", "ActivityRegularization", "Resizing", "CenterCrop", "Dense", "DepthwiseConv2D");

    /** Random only as far as they drop something. */
    private static final List<String> DROPPING =
            List.of("SimpleRNN", "LSTM", "GRU", "MultiHeadAttention", "Attention", "AdditiveAttention");

    private TrainingCall() {}

    static boolean isOn(JsonElement value) {
        return value.isJsonPrimitive()
                && (value.getAsJsonPrimitive().isBoolean()
                        ? value.getAsBoolean()
                        : !Integer.valueOf(0).equals(ConfigJson.whole(value)));
    }

    /** Whether nobody has to ask for it: it is off, without effect, or nothing but chance. */
    static boolean isHarmless(String className, JsonElement value) {
        return !isOn(value)
                || WITHOUT_EFFECT.contains(className)
                || SimpleLayers.IDENTITIES.contains(className)
                || DROPPING.contains(className);
    }

    /** What a user should know of a layer whose call has it. */
    static Optional<String> note(String className, LayerSettings settings, JsonElement value) {
        boolean drops = DROPPING.contains(className)
                && (settings.number("dropout", 0) > 0 || settings.number("recurrent_dropout", 0) > 0);
        boolean random = SimpleLayers.IDENTITIES.contains(className) && !WITHOUT_EFFECT.contains(className);
        return isOn(value) && (drops || random) ? Optional.of(RANDOM) : Optional.empty();
    }
}
