package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.LightTableSize;
import org.convscope.frame.FrameSource;
import org.convscope.json.JsonFields;

/**
 * What lies on the light table.
 *
 * @param frames two to eight of them to compare, in the order shown; fewer while the user chooses
 * @param mode how they are shown
 * @param reference the frame that differences are taken against; one of {@code frames}, the first where differences are shown
 *     and none is given
 * @param units whether a page of units lies under each frame, or the selected one alone
 * @param means whether the mean maps of each category stand beside its frames
 */
public record LightTableSettings(
        List<FrameSource> frames, Mode mode, Optional<FrameSource> reference, Units units, Means means) {
    public static final LightTableSettings NONE =
            new LightTableSettings(List.of(), Mode.SIDE_BY_SIDE, Optional.empty(), Units.PAGE, Means.SHOWN);

    public static final SettingsKey<LightTableSettings> KEY =
            new SettingsKey<>("lightTable", "comparison", NONE, new Written());

    /** How frames are compared. */
    public enum Mode {
        SIDE_BY_SIDE,
        /** Each minus the reference. */
        DIFFERENCE,
        /** One place, the frames one after the other. */
        BLINK
    }

    /** Which units lie under each frame. */
    public enum Units {
        /** A page of them. */
        PAGE,
        /** The one that is selected, large. */
        SELECTED
    }

    /** The mean maps of a category. */
    public enum Means {
        SHOWN,
        HIDDEN
    }

    public LightTableSettings {
        frames = List.copyOf(new LinkedHashSet<>(frames)).stream()
                .limit(LightTableSize.MOST)
                .toList();
        List<FrameSource> kept = frames;
        reference = reference.filter(kept::contains);
        if (mode == Mode.DIFFERENCE) {
            // the one that is taken off leaves no table of differences without any
            reference = reference.or(() -> kept.stream().findFirst());
        }
    }

    /** Other frames; those beyond eight are left out. */
    public LightTableSettings frames(List<FrameSource> newFrames) {
        return new LightTableSettings(newFrames, mode, reference, units, means);
    }

    /** Lays a frame on the table, or takes it off. */
    public LightTableSettings toggle(FrameSource frame) {
        var changed = new ArrayList<>(frames);
        if (!changed.remove(frame)) {
            changed.add(frame);
        }
        return frames(changed);
    }

    public LightTableSettings mode(Mode newMode) {
        return new LightTableSettings(frames, newMode, reference, units, means);
    }

    public LightTableSettings reference(FrameSource newReference) {
        return new LightTableSettings(frames, mode, Optional.of(newReference), units, means);
    }

    public LightTableSettings units(Units newUnits) {
        return new LightTableSettings(frames, mode, reference, newUnits, means);
    }

    public LightTableSettings means(Means newMeans) {
        return new LightTableSettings(frames, mode, reference, units, newMeans);
    }

    private static final class Written implements SettingsKey.Codec<LightTableSettings> {
        @Override
        public JsonObject write(LightTableSettings settings, FramePlaces places) {
            var json = new JsonObject();
            var frames = new JsonArray();
            settings.frames().forEach(frame -> frames.add(places.write(frame)));
            json.add("frames", frames);
            json.addProperty("mode", JsonFields.word(settings.mode()));
            json.addProperty("units", JsonFields.word(settings.units()));
            json.addProperty("means", JsonFields.word(settings.means()));
            settings.reference().ifPresent(frame -> json.add("reference", places.write(frame)));
            return json;
        }

        @Override
        public LightTableSettings read(JsonFields json, FramePlaces places) {
            json.only("frames", "mode", "reference", "units", "means");
            List<FrameSource> frames =
                    json.objects("frames").stream().map(places::read).toList();
            return new LightTableSettings(
                    frames,
                    json.choice("mode", Mode.SIDE_BY_SIDE),
                    places.find(json, "reference"),
                    json.choice("units", Units.PAGE),
                    json.choice("means", Means.SHOWN));
        }

        @Override
        public LightTableSettings moved(LightTableSettings settings, FramePlaces.Move move) {
            return new LightTableSettings(
                    settings.frames().stream().map(move).toList(),
                    settings.mode(),
                    settings.reference().map(move),
                    settings.units(),
                    settings.means());
        }
    }
}
