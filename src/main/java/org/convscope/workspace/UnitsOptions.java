package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.json.JsonFields;

/**
 * What is counted of units, and which categories they should tell apart.
 *
 * @param layers whose units are counted
 * @param positive category; empty for one that is chosen by itself
 * @param other category; empty for all frames that are not of the positive one
 */
public record UnitsOptions(Layers layers, String positive, String other) {
    /** Whose units are counted. */
    public enum Layers {
        LAST_CONVOLUTION,
        SELECTED_LAYER,
        /** All layers with weights. */
        ALL
    }

    public static final UnitsOptions DEFAULT = new UnitsOptions(Layers.LAST_CONVOLUTION, "", "");

    public static final SettingsKey<UnitsOptions> KEY = new SettingsKey<>("units", DEFAULT, new Written());

    public UnitsOptions layers(Layers newLayers) {
        return new UnitsOptions(newLayers, positive, other);
    }

    public UnitsOptions between(String newPositive, String newOther) {
        return new UnitsOptions(layers, newPositive, newOther);
    }

    private static final class Written implements SettingsKey.Codec<UnitsOptions> {
        @Override
        public JsonObject write(UnitsOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("layers", JsonFields.word(settings.layers()));
            json.addProperty("positive", settings.positive());
            json.addProperty("other", settings.other());
            return json;
        }

        @Override
        public UnitsOptions read(JsonFields json, FramePlaces places) {
            json.only("layers", "positive", "other");
            return new UnitsOptions(
                    json.choice("layers", DEFAULT.layers()),
                    json.text("positive").orElse(""),
                    json.text("other").orElse(""));
        }
    }
}
