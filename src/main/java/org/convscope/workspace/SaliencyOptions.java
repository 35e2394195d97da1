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
 */
public record SaliencyOptions(GradientMethod method, Subject subject, int opacity) {
    /** What a map is of. */
    public enum Subject {
        /** The strongest class of the first output. */
        ANSWER,
        /** The selected unit of the selected layer. */
        UNIT
    }

    public static final SaliencyOptions DEFAULT = new SaliencyOptions(GradientMethod.GRADCAM, Subject.ANSWER, 90);

    public static final SettingsKey<SaliencyOptions> KEY = new SettingsKey<>("saliency", DEFAULT, new Written());

    public SaliencyOptions {
        opacity = Math.max(0, Math.min(100, opacity));
    }

    public SaliencyOptions method(GradientMethod newMethod) {
        return new SaliencyOptions(newMethod, subject, opacity);
    }

    public SaliencyOptions subject(Subject newSubject) {
        return new SaliencyOptions(method, newSubject, opacity);
    }

    public SaliencyOptions opacity(int newOpacity) {
        return new SaliencyOptions(method, subject, newOpacity);
    }

    private static final class Written implements SettingsKey.Codec<SaliencyOptions> {
        @Override
        public JsonObject write(SaliencyOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("method", JsonFields.word(settings.method()));
            json.addProperty("subject", JsonFields.word(settings.subject()));
            json.addProperty("opacity", settings.opacity());
            return json;
        }

        @Override
        public SaliencyOptions read(JsonFields json, FramePlaces places) {
            json.only("method", "subject", "opacity");
            return new SaliencyOptions(
                    json.choice("method", DEFAULT.method()),
                    json.choice("subject", DEFAULT.subject()),
                    json.integer("opacity", DEFAULT.opacity()));
        }
    }
}
