package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.InputCut;
import org.convscope.json.JsonFields;

/**
 * Which two preprocessings stand side by side.
 *
 * @param first on the left
 * @param second on the right
 */
public record InputsOptions(InputCut first, InputCut second) {
    public static final InputsOptions DEFAULT = new InputsOptions(InputCut.SHRUNK, InputCut.CROPPED);

    public static final SettingsKey<InputsOptions> KEY = new SettingsKey<>("inputs", DEFAULT, new Written());

    public InputsOptions first(InputCut cut) {
        return new InputsOptions(cut, second);
    }

    public InputsOptions second(InputCut cut) {
        return new InputsOptions(first, cut);
    }

    private static final class Written implements SettingsKey.Codec<InputsOptions> {
        @Override
        public JsonObject write(InputsOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("first", JsonFields.word(settings.first()));
            json.addProperty("second", JsonFields.word(settings.second()));
            return json;
        }

        @Override
        public InputsOptions read(JsonFields json, FramePlaces places) {
            json.only("first", "second");
            return new InputsOptions(json.choice("first", DEFAULT.first()), json.choice("second", DEFAULT.second()));
        }
    }
}
