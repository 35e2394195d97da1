package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Contrast;
import org.convscope.choice.Curve;
import org.convscope.frame.FrameSource;

/** The views' settings as JSON. */
final class SettingsJson {
    private SettingsJson() {}

    static JsonObject write(Appearance appearance) {
        var json = new JsonObject();
        json.addProperty("range", JsonFields.word(appearance.scope()));
        appearance.colourMap().ifPresent(map -> json.addProperty("colourMap", JsonFields.word(map)));
        json.addProperty("contrast", JsonFields.word(appearance.contrast()));
        json.addProperty("curve", JsonFields.word(appearance.curve()));
        for (Appearance.Kind kind : Appearance.Kind.values()) {
            var ofKind = new JsonObject();
            appearance.limits().forEach((subject, range) -> {
                if (subject.kind() == kind) {
                    add(ofKind, subject.layer(), Optional.of(range));
                }
            });
            if (!ofKind.isEmpty()) {
                json.add(limits(kind), ofKind);
            }
        }
        return json;
    }

    static Appearance appearance(JsonFields json) {
        json.only(
                "range",
                "colourMap",
                "contrast",
                "curve",
                limits(Appearance.Kind.MAPS),
                limits(Appearance.Kind.KERNELS),
                limits(Appearance.Kind.DIFFERENCES));
        Appearance missing = Appearance.DEFAULT;
        Contrast contrast = json.choice("contrast", missing.contrast());
        // before there were curves, all was linear
        Curve curve = json.has("contrast") ? Curve.LINEAR : missing.curve();
        Map<Appearance.Subject, Range> limits = new LinkedHashMap<>();
        for (Appearance.Kind kind : Appearance.Kind.values()) {
            JsonFields ofKind = json.object(limits(kind));
            for (String layer : ofKind.names()) {
                ofKind.range(layer).ifPresent(range -> limits.put(new Appearance.Subject(kind, layer), range));
            }
        }
        return new Appearance(
                json.choice("range", missing.scope()),
                json.has("colourMap") ? Optional.of(json.choice("colourMap", ColourMap.GRAY)) : missing.colourMap(),
                contrast,
                json.choice("curve", curve),
                limits);
    }

    private static String limits(Appearance.Kind kind) {
        return switch (kind) {
            case MAPS -> "mapLimits";
            case KERNELS -> "kernelLimits";
            case DIFFERENCES -> "differenceLimits";
        };
    }

    static JsonObject write(FrameSettings settings) {
        var json = new JsonObject();
        json.addProperty("mapping", JsonFields.word(settings.mapping()));
        add(json, "limits", settings.limits().map(FrameLimits::range));
        json.addProperty("colourMap", JsonFields.word(settings.colourMap()));
        json.addProperty("overlay", JsonFields.word(settings.overlay()));
        json.addProperty("reduction", JsonFields.word(settings.reduction()));
        json.add("resolution", ResolutionJson.write(settings.resolution()));
        return json;
    }

    /**
     * @param limitsOf which frame's the limits are; empty for those of all frames
     */
    static FrameSettings frameSettings(JsonFields json, Optional<FrameSource> limitsOf) {
        json.only("mapping", "limits", "limitsOf", "colourMap", "overlay", "reduction", "resolution");
        FrameSettings missing = FrameSettings.DEFAULT;
        return new FrameSettings(
                json.choice("mapping", missing.mapping()),
                json.range("limits").map(range -> new FrameLimits(range, limitsOf)),
                json.choice("colourMap", missing.colourMap()),
                json.choice("overlay", missing.overlay()),
                json.choice("reduction", missing.reduction()),
                ResolutionJson.read(json.object("resolution")));
    }

    static JsonObject write(KernelSettings settings) {
        var json = new JsonObject();
        json.addProperty("coverage", JsonFields.word(settings.coverage()));
        json.addProperty("channel", JsonFields.word(settings.channel()));
        json.addProperty("inputChannel", settings.inputChannel());
        json.addProperty("layout", JsonFields.word(settings.layout()));
        json.addProperty("origin", JsonFields.word(settings.origin()));
        json.addProperty("gaps", JsonFields.word(settings.gaps()));
        return json;
    }

    static KernelSettings kernelSettings(JsonFields json) {
        json.only("coverage", "channel", "inputChannel", "layout", "origin", "gaps");
        KernelSettings missing = KernelSettings.DEFAULT;
        return new KernelSettings(
                json.choice("coverage", missing.coverage()),
                json.choice("channel", missing.channel()),
                json.integer("inputChannel", missing.inputChannel()),
                json.choice("layout", missing.layout()),
                json.choice("origin", missing.origin()),
                json.choice("gaps", missing.gaps()));
    }

    static JsonObject write(MapSettings settings) {
        var json = new JsonObject();
        json.addProperty("coverage", JsonFields.word(settings.coverage()));
        json.addProperty("stage", JsonFields.word(settings.stage()));
        json.addProperty("sort", JsonFields.word(settings.sort()));
        json.addProperty("page", settings.page());
        json.addProperty("layout", JsonFields.word(settings.layout()));
        return json;
    }

    static MapSettings mapSettings(JsonFields json) {
        json.only("coverage", "stage", "sort", "page", "layout");
        MapSettings missing = MapSettings.DEFAULT;
        return new MapSettings(
                json.choice("coverage", missing.coverage()),
                json.choice("stage", missing.stage()),
                json.choice("sort", missing.sort()),
                json.integer("page", missing.page()),
                json.choice("layout", missing.layout()));
    }

    static JsonObject write(HistogramSettings settings) {
        var json = new JsonObject();
        json.addProperty("rowBins", settings.rowBins());
        json.addProperty("frameBins", settings.frameBins());
        json.addProperty("countAxis", JsonFields.word(settings.countAxis()));
        add(json, "brush", settings.brush());
        return json;
    }

    static HistogramSettings histogramSettings(JsonFields json) {
        json.only("rowBins", "frameBins", "countAxis", "brush");
        HistogramSettings missing = HistogramSettings.DEFAULT;
        return new HistogramSettings(
                json.integer("rowBins", missing.rowBins()),
                json.integer("frameBins", missing.frameBins()),
                json.choice("countAxis", missing.countAxis()),
                json.range("brush"));
    }

    private static void add(JsonObject json, String name, Optional<Range> range) {
        if (range.isPresent()
                && Double.isFinite(range.get().min())
                && Double.isFinite(range.get().max())) {
            var limits = new JsonObject();
            limits.addProperty("min", range.get().min());
            limits.addProperty("max", range.get().max());
            json.add(name, limits);
        }
    }
}
