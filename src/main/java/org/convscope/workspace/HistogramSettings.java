package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.json.JsonFields;

/**
 * How histograms are drawn.
 *
 * @param rowBins equal bins of the row's histogram
 * @param frameBins equal bins of the whole frame's histogram
 * @param countAxis of the whole frame's histogram
 * @param brush the chosen range of counts, of which n and % are told
 */
public record HistogramSettings(int rowBins, int frameBins, CountAxis countAxis, Optional<Range> brush) {
    /** How counts are drawn. */
    public enum CountAxis {
        LINEAR,
        LOGARITHMIC
    }

    public static final int MOST_BINS = 4096;

    public static final HistogramSettings DEFAULT =
            new HistogramSettings(10, 256, CountAxis.LOGARITHMIC, Optional.empty());

    public static final SettingsKey<HistogramSettings> KEY = new SettingsKey<>("histograms", DEFAULT, new Written());

    public HistogramSettings {
        rowBins = Math.max(1, Math.min(MOST_BINS, rowBins));
        frameBins = Math.max(1, Math.min(MOST_BINS, frameBins));
    }

    public HistogramSettings rowBins(int bins) {
        return new HistogramSettings(bins, frameBins, countAxis, brush);
    }

    public HistogramSettings frameBins(int bins) {
        return new HistogramSettings(rowBins, bins, countAxis, brush);
    }

    public HistogramSettings countAxis(CountAxis axis) {
        return new HistogramSettings(rowBins, frameBins, axis, brush);
    }

    public HistogramSettings brush(Optional<Range> newBrush) {
        return new HistogramSettings(rowBins, frameBins, countAxis, newBrush);
    }

    private static final class Written implements SettingsKey.Codec<HistogramSettings> {
        @Override
        public JsonObject write(HistogramSettings settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("rowBins", settings.rowBins());
            json.addProperty("frameBins", settings.frameBins());
            json.addProperty("countAxis", JsonFields.word(settings.countAxis()));
            JsonFields.add(json, "brush", settings.brush());
            return json;
        }

        @Override
        public HistogramSettings read(JsonFields json, FramePlaces places) {
            json.only("rowBins", "frameBins", "countAxis", "brush");
            HistogramSettings missing = DEFAULT;
            return new HistogramSettings(
                    json.integer("rowBins", missing.rowBins()),
                    json.integer("frameBins", missing.frameBins()),
                    json.choice("countAxis", missing.countAxis()),
                    json.range("brush"));
        }
    }
}
