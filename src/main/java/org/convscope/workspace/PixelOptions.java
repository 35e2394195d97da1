package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.json.JsonFields;

/**
 * Which value of the selected unit's map is taken apart.
 *
 * @param row of the map, from 0; views clamp it to the map's height
 * @param column of the map, likewise
 * @param first place of the first channel that is shown, the one that adds most being 0
 */
public record PixelOptions(int row, int column, int first) {
    public static final PixelOptions DEFAULT = new PixelOptions(0, 0, 0);

    public static final SettingsKey<PixelOptions> KEY = new SettingsKey<>("pixel", DEFAULT, new Written());

    public PixelOptions {
        row = Math.max(0, row);
        column = Math.max(0, column);
        first = Math.max(0, first);
    }

    /** Another value, its strongest channels. */
    public PixelOptions place(int newRow, int newColumn) {
        return new PixelOptions(newRow, newColumn, 0);
    }

    public PixelOptions first(int newFirst) {
        return new PixelOptions(row, column, newFirst);
    }

    private static final class Written implements SettingsKey.Codec<PixelOptions> {
        @Override
        public JsonObject write(PixelOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("row", settings.row());
            json.addProperty("column", settings.column());
            json.addProperty("first", settings.first());
            return json;
        }

        @Override
        public PixelOptions read(JsonFields json, FramePlaces places) {
            json.only("row", "column", "first");
            return new PixelOptions(
                    json.integer("row", DEFAULT.row()),
                    json.integer("column", DEFAULT.column()),
                    json.integer("first", DEFAULT.first()));
        }
    }
}
