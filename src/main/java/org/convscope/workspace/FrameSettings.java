package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.PixelReduction;
import org.convscope.frame.FrameSource;
import org.convscope.json.JsonFields;

/**
 * How the frame is drawn.
 *
 * @param mapping from counts to shades
 * @param limits contrast limits that the user set; empty where every frame has its own
 * @param colourMap of the frame
 * @param overlay what lies over it
 * @param reduction what a screen pixel shows of several pixels of the frame
 * @param resolution rings, and the geometry of frames whose files do not say it
 * @param marks what is marked on it besides
 */
public record FrameSettings(
        Curve mapping,
        Optional<FrameLimits> limits,
        ColourMap colourMap,
        Overlay overlay,
        PixelReduction reduction,
        ResolutionSettings resolution,
        Set<Mark> marks) {
    /** What is marked on the frame. */
    public enum Mark {
        /** Gaps, dead and saturated pixels. */
        MASK,
        /** What stands out of its surroundings. */
        SPOTS
    }

    /** What lies over the frame. */
    public enum Overlay {
        NONE,
        /** The row cursor and its stripe. */
        ROW,
        /** Resolution and ice rings, where the geometry is known, and the row cursor. */
        RINGS
    }

    public static final FrameSettings DEFAULT = new FrameSettings(
            Curve.LINEAR,
            Optional.empty(),
            ColourMap.GRAY,
            Overlay.RINGS,
            PixelReduction.AUTO,
            ResolutionSettings.DEFAULT,
            Set.of());

    public static final SettingsKey<FrameSettings> KEY = new SettingsKey<>("frameView", DEFAULT, new Written());

    public FrameSettings {
        marks = Set.copyOf(marks);
    }

    public FrameSettings mapping(Curve newMapping) {
        return new FrameSettings(newMapping, limits, colourMap, overlay, reduction, resolution, marks);
    }

    /** Limits that the user set for a frame, or for all; empty where it has its own. */
    public Optional<Range> limits(FrameSource frame) {
        return limits.filter(set -> set.isLocked() || set.frame().equals(Optional.of(frame)))
                .map(FrameLimits::range);
    }

    /** Whether limits hold for all frames. */
    public boolean isLocked() {
        return limits.filter(FrameLimits::isLocked).isPresent();
    }

    /** Other limits: for one frame, or where they are locked still for all. */
    public FrameSettings limits(FrameSource frame, Range range) {
        return limits(Optional.of(new FrameLimits(range, isLocked() ? Optional.empty() : Optional.of(frame))));
    }

    public FrameSettings limits(Optional<FrameLimits> newLimits) {
        return new FrameSettings(mapping, newLimits, colourMap, overlay, reduction, resolution, marks);
    }

    public FrameSettings colourMap(ColourMap newMap) {
        return new FrameSettings(mapping, limits, newMap, overlay, reduction, resolution, marks);
    }

    public FrameSettings overlay(Overlay newOverlay) {
        return new FrameSettings(mapping, limits, colourMap, newOverlay, reduction, resolution, marks);
    }

    public FrameSettings reduction(PixelReduction newReduction) {
        return new FrameSettings(mapping, limits, colourMap, overlay, newReduction, resolution, marks);
    }

    public FrameSettings resolution(ResolutionSettings newResolution) {
        return new FrameSettings(mapping, limits, colourMap, overlay, reduction, newResolution, marks);
    }

    /** With something marked that was not, or the other way round. */
    public FrameSettings toggled(Mark mark) {
        Set<Mark> other = EnumSet.noneOf(Mark.class);
        other.addAll(marks);
        if (!other.remove(mark)) {
            other.add(mark);
        }
        return new FrameSettings(mapping, limits, colourMap, overlay, reduction, resolution, other);
    }

    private static final class Written implements SettingsKey.Codec<FrameSettings> {
        @Override
        public JsonObject write(FrameSettings settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("mapping", JsonFields.word(settings.mapping()));
            JsonFields.add(json, "limits", settings.limits().map(FrameLimits::range));
            json.addProperty("colourMap", JsonFields.word(settings.colourMap()));
            json.addProperty("overlay", JsonFields.word(settings.overlay()));
            json.addProperty("reduction", JsonFields.word(settings.reduction()));
            json.add("resolution", ResolutionJson.write(settings.resolution()));
            var marks = new JsonArray();
            settings.marks().stream().sorted().map(JsonFields::word).forEach(marks::add);
            json.add("marks", marks);
            settings.limits().flatMap(FrameLimits::frame).ifPresent(frame -> json.add("limitsOf", places.write(frame)));
            return json;
        }

        @Override
        public FrameSettings read(JsonFields json, FramePlaces places) {
            json.only("mapping", "limits", "limitsOf", "colourMap", "overlay", "reduction", "resolution", "marks");
            FrameSettings missing = DEFAULT;
            return new FrameSettings(
                    json.choice("mapping", missing.mapping()),
                    json.range("limits").map(range -> new FrameLimits(range, places.find(json, "limitsOf"))),
                    json.choice("colourMap", missing.colourMap()),
                    json.choice("overlay", missing.overlay()),
                    json.choice("reduction", missing.reduction()),
                    ResolutionJson.read(json.object("resolution")),
                    marks(json));
        }

        private static Set<Mark> marks(JsonFields json) {
            List<String> words = json.has("marks") ? json.texts("marks") : List.of();
            return words.stream()
                    .map(word -> Arrays.stream(Mark.values())
                            .filter(mark -> JsonFields.word(mark).equals(word))
                            .findFirst()
                            .orElseThrow(() -> json.wrong("marks", "mask, spots")))
                    .collect(Collectors.toSet());
        }

        @Override
        public FrameSettings moved(FrameSettings settings, FramePlaces.Move move) {
            return settings.limits(settings.limits()
                    .map(limits ->
                            new FrameLimits(limits.range(), limits.frame().map(move))));
        }
    }
}
