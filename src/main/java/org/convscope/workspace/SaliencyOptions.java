package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.GradientMethod;
import org.convscope.json.JsonFields;

/**
 * How saliency is shown.
 *
 * @param method how the map is made
 * @param subject what it is of
 * @param opacity of the largest values over the frame, in percent, 0 to 100
 * @param check what tells whether the map says something of what was learned
 */
public record SaliencyOptions(GradientMethod method, Subject subject, int opacity, Check check) {
    /** What stands beside a map. */
    public enum Check {
        NONE,
        /** The maps of networks with random weights. */
        RANDOM_WEIGHTS
    }

    /** What a map is of. */
    public enum Subject {
        /** The strongest class of the first output. */
        ANSWER,
        /** The selected unit of the selected layer. */
        UNIT
    }

    public static final SaliencyOptions DEFAULT =
            new SaliencyOptions(GradientMethod.GRADCAM, Subject.ANSWER, 90, Check.NONE);

    public static final SettingsKey<SaliencyOptions> KEY = new SettingsKey<>("saliency", DEFAULT, new Written());

    public SaliencyOptions {
        opacity = Math.max(0, Math.min(100, opacity));
    }

    public SaliencyOptions method(GradientMethod newMethod) {
        return new SaliencyOptions(newMethod, subject, opacity, check);
    }

    public SaliencyOptions subject(Subject newSubject) {
        return new SaliencyOptions(method, newSubject, opacity, check);
    }

    public SaliencyOptions opacity(int newOpacity) {
        return new SaliencyOptions(method, subject, newOpacity, check);
    }

    public SaliencyOptions check(Check newCheck) {
        return new SaliencyOptions(method, subject, opacity, newCheck);
    }

    private static final class Written implements SettingsKey.Codec<SaliencyOptions> {
        @Override
        public JsonObject write(SaliencyOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("method", JsonFields.word(settings.method()));
            json.addProperty("subject", JsonFields.word(settings.subject()));
            json.addProperty("opacity", settings.opacity());
            json.addProperty("check", JsonFields.word(settings.check()));
            return json;
        }

        @Override
        public SaliencyOptions read(JsonFields json, FramePlaces places) {
            json.only("method", "subject", "opacity", "check");
            return new SaliencyOptions(
                    json.choice("method", DEFAULT.method()),
                    json.choice("subject", DEFAULT.subject()),
                    json.integer("opacity", DEFAULT.opacity()),
                    json.choice("check", DEFAULT.check()));
        }
    }
}
