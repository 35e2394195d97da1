package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.convscope.choice.WindowBorder;
import org.convscope.json.JsonFields;

/**
 * How what a unit takes from earlier channels is shown.
 *
 * @param count how many channels, 1 to 24
 * @param from the earlier layer; empty for the one before, by the unit's kernel
 * @param window rows and columns of weights from an earlier layer, odd, 1 to 31
 * @param border what lies around that window
 */
public record IncomingOptions(int count, Optional<String> from, int window, WindowBorder border) {
    public static final int MOST = 24;
    public static final int LARGEST_WINDOW = 31;

    public static final IncomingOptions DEFAULT = new IncomingOptions(6, Optional.empty(), 5, WindowBorder.ENDLESS);

    public static final SettingsKey<IncomingOptions> KEY = new SettingsKey<>("incoming", DEFAULT, new Written());

    public IncomingOptions {
        count = Math.max(1, Math.min(MOST, count));
        window = Math.max(1, Math.min(LARGEST_WINDOW, window)) | 1;
    }

    public IncomingOptions count(int newCount) {
        return new IncomingOptions(newCount, from, window, border);
    }

    public IncomingOptions from(Optional<String> newFrom) {
        return new IncomingOptions(count, newFrom, window, border);
    }

    public IncomingOptions window(int newWindow) {
        return new IncomingOptions(count, from, newWindow, border);
    }

    public IncomingOptions border(WindowBorder newBorder) {
        return new IncomingOptions(count, from, window, newBorder);
    }

    private static final class Written implements SettingsKey.Codec<IncomingOptions> {
        @Override
        public JsonObject write(IncomingOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("count", settings.count());
            settings.from().ifPresent(from -> json.addProperty("from", from));
            json.addProperty("window", settings.window());
            json.addProperty("border", JsonFields.word(settings.border()));
            return json;
        }

        @Override
        public IncomingOptions read(JsonFields json, FramePlaces places) {
            json.only("count", "from", "window", "border");
            return new IncomingOptions(
                    json.integer("count", DEFAULT.count()),
                    json.text("from"),
                    json.integer("window", DEFAULT.window()),
                    json.choice("border", DEFAULT.border()));
        }
    }
}
