package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.ExciterPreset;
import org.convscope.json.JsonFields;

/**
 * How what excites a unit is found.
 *
 * @param preset how the picture climbs
 * @param steps how many, 1 to 10 000
 * @param seed of the chance, 0 to 999 999
 */
public record ExciterOptions(ExciterPreset preset, int steps, int seed) {
    public static final int MOST_STEPS = 10_000;
    public static final int MOST_SEED = 999_999;

    public static final ExciterOptions DEFAULT =
            new ExciterOptions(ExciterPreset.NOTEBOOK, ExciterPreset.NOTEBOOK.steps(), 0);

    public static final SettingsKey<ExciterOptions> KEY = new SettingsKey<>("exciters", DEFAULT, new Written());

    public ExciterOptions {
        steps = Math.max(1, Math.min(MOST_STEPS, steps));
        seed = Math.max(0, Math.min(MOST_SEED, seed));
    }

    /** Another preset, with the number of steps that is its own. */
    public ExciterOptions preset(ExciterPreset newPreset) {
        return new ExciterOptions(newPreset, newPreset.steps(), seed);
    }

    public ExciterOptions steps(int newSteps) {
        return new ExciterOptions(preset, newSteps, seed);
    }

    public ExciterOptions seed(int newSeed) {
        return new ExciterOptions(preset, steps, newSeed);
    }

    private static final class Written implements SettingsKey.Codec<ExciterOptions> {
        @Override
        public JsonObject write(ExciterOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("preset", JsonFields.word(settings.preset()));
            json.addProperty("steps", settings.steps());
            json.addProperty("seed", settings.seed());
            return json;
        }

        @Override
        public ExciterOptions read(JsonFields json, FramePlaces places) {
            json.only("preset", "steps", "seed");
            ExciterPreset preset = json.choice("preset", DEFAULT.preset());
            return new ExciterOptions(
                    preset, json.integer("steps", preset.steps()), json.integer("seed", DEFAULT.seed()));
        }
    }
}
