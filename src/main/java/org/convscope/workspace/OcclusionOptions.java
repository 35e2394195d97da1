package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.convscope.choice.OcclusionFill;
import org.convscope.json.JsonFields;

/**
 * How occlusion is shown.
 *
 * @param subject what loses: the strongest class, or the selected unit
 * @param hidden what is hidden
 * @param patch side of a patch in pixels of the network's input, 1 to {@link #MOST_PIXELS}
 * @param stride from one patch to the next, likewise
 * @param fill what is put there; of rings it is what lies beside them
 * @param ringsAngstrom edges of the rings, at most {@link ResolutionSettings#MOST_RINGS}
 * @param sectors how many, 1 to {@link #MOST_SECTORS}
 * @param opacity of the largest values over the frame, in percent, 0 to 100
 */
public record OcclusionOptions(
        SaliencyOptions.Subject subject,
        Hidden hidden,
        int patch,
        int stride,
        OcclusionFill fill,
        List<Double> ringsAngstrom,
        int sectors,
        int opacity) {
    public static final int MOST_PIXELS = 999;
    public static final int MOST_SECTORS = 360;

    /** The kinds of parts that are hidden one after the other. */
    public enum Hidden {
        PATCHES,
        RINGS,
        SECTORS
    }

    public static final OcclusionOptions DEFAULT = new OcclusionOptions(
            SaliencyOptions.Subject.ANSWER,
            Hidden.PATCHES,
            11,
            4,
            OcclusionFill.ZERO,
            // around the three rings of hexagonal ice at 3.9, 3.67 and 3.44 angstroms, and beyond
            List.of(4.1, 3.78, 3.55, 3.33, 3.0),
            8,
            70);

    public static final SettingsKey<OcclusionOptions> KEY = new SettingsKey<>("occlusion", DEFAULT, new Written());

    public OcclusionOptions {
        patch = Math.max(1, Math.min(MOST_PIXELS, patch));
        stride = Math.max(1, Math.min(MOST_PIXELS, stride));
        sectors = Math.max(1, Math.min(MOST_SECTORS, sectors));
        opacity = Math.max(0, Math.min(100, opacity));
        ringsAngstrom = ringsAngstrom.stream()
                .filter(d -> d > 0 && Double.isFinite(d))
                .limit(ResolutionSettings.MOST_RINGS)
                .toList();
    }

    public OcclusionOptions subject(SaliencyOptions.Subject other) {
        return new OcclusionOptions(other, hidden, patch, stride, fill, ringsAngstrom, sectors, opacity);
    }

    public OcclusionOptions hidden(Hidden other) {
        return new OcclusionOptions(subject, other, patch, stride, fill, ringsAngstrom, sectors, opacity);
    }

    public OcclusionOptions patch(int other) {
        return new OcclusionOptions(subject, hidden, other, stride, fill, ringsAngstrom, sectors, opacity);
    }

    public OcclusionOptions stride(int other) {
        return new OcclusionOptions(subject, hidden, patch, other, fill, ringsAngstrom, sectors, opacity);
    }

    public OcclusionOptions fill(OcclusionFill other) {
        return new OcclusionOptions(subject, hidden, patch, stride, other, ringsAngstrom, sectors, opacity);
    }

    public OcclusionOptions ringsAngstrom(List<Double> others) {
        return new OcclusionOptions(subject, hidden, patch, stride, fill, others, sectors, opacity);
    }

    public OcclusionOptions sectors(int other) {
        return new OcclusionOptions(subject, hidden, patch, stride, fill, ringsAngstrom, other, opacity);
    }

    public OcclusionOptions opacity(int other) {
        return new OcclusionOptions(subject, hidden, patch, stride, fill, ringsAngstrom, sectors, other);
    }

    private static final class Written implements SettingsKey.Codec<OcclusionOptions> {
        @Override
        public JsonObject write(OcclusionOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("subject", JsonFields.word(settings.subject()));
            json.addProperty("hidden", JsonFields.word(settings.hidden()));
            json.addProperty("patch", settings.patch());
            json.addProperty("stride", settings.stride());
            json.addProperty("fill", JsonFields.word(settings.fill()));
            var rings = new JsonArray();
            settings.ringsAngstrom().forEach(rings::add);
            json.add("ringsAngstrom", rings);
            json.addProperty("sectors", settings.sectors());
            json.addProperty("opacity", settings.opacity());
            return json;
        }

        @Override
        public OcclusionOptions read(JsonFields json, FramePlaces places) {
            json.only("subject", "hidden", "patch", "stride", "fill", "ringsAngstrom", "sectors", "opacity");
            return new OcclusionOptions(
                    json.choice("subject", DEFAULT.subject()),
                    json.choice("hidden", DEFAULT.hidden()),
                    json.integer("patch", DEFAULT.patch()),
                    json.integer("stride", DEFAULT.stride()),
                    json.choice("fill", DEFAULT.fill()),
                    json.has("ringsAngstrom") ? json.numbers("ringsAngstrom") : DEFAULT.ringsAngstrom(),
                    json.integer("sectors", DEFAULT.sectors()),
                    json.integer("opacity", DEFAULT.opacity()));
        }
    }
}
