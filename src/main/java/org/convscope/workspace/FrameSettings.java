package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.Optional;
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
 */
public record FrameSettings(
        Curve mapping,
        Optional<FrameLimits> limits,
        ColourMap colourMap,
        Overlay overlay,
        PixelReduction reduction,
        ResolutionSettings resolution) {
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
            ResolutionSettings.DEFAULT);

    public static final SettingsKey<FrameSettings> KEY = new SettingsKey<>("frameView", DEFAULT, new Written());

    public FrameSettings mapping(Curve newMapping) {
        return new FrameSettings(newMapping, limits, colourMap, overlay, reduction, resolution);
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
        return new FrameSettings(mapping, newLimits, colourMap, overlay, reduction, resolution);
    }

    public FrameSettings colourMap(ColourMap newMap) {
        return new FrameSettings(mapping, limits, newMap, overlay, reduction, resolution);
    }

    public FrameSettings overlay(Overlay newOverlay) {
        return new FrameSettings(mapping, limits, colourMap, newOverlay, reduction, resolution);
    }

    public FrameSettings reduction(PixelReduction newReduction) {
        return new FrameSettings(mapping, limits, colourMap, overlay, newReduction, resolution);
    }

    public FrameSettings resolution(ResolutionSettings newResolution) {
        return new FrameSettings(mapping, limits, colourMap, overlay, reduction, newResolution);
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
            settings.limits().flatMap(FrameLimits::frame).ifPresent(frame -> json.add("limitsOf", places.write(frame)));
            return json;
        }

        @Override
        public FrameSettings read(JsonFields json, FramePlaces places) {
            json.only("mapping", "limits", "limitsOf", "colourMap", "overlay", "reduction", "resolution");
            FrameSettings missing = DEFAULT;
            return new FrameSettings(
                    json.choice("mapping", missing.mapping()),
                    json.range("limits").map(range -> new FrameLimits(range, places.find(json, "limitsOf"))),
                    json.choice("colourMap", missing.colourMap()),
                    json.choice("overlay", missing.overlay()),
                    json.choice("reduction", missing.reduction()),
                    ResolutionJson.read(json.object("resolution")));
        }

        @Override
        public FrameSettings moved(FrameSettings settings, FramePlaces.Move move) {
            return settings.limits(settings.limits()
                    .map(limits ->
                            new FrameLimits(limits.range(), limits.frame().map(move))));
        }
    }
}
