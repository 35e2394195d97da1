package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Contrast;
import org.convscope.choice.Curve;
import org.convscope.json.JsonFields;

/** The toolbar's choices as JSON. */
final class AppearanceJson {
    private AppearanceJson() {}

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
                    JsonFields.add(ofKind, subject.layer(), Optional.of(range));
                }
            });
            if (!ofKind.isEmpty()) {
                json.add(limits(kind), ofKind);
            }
        }
        return json;
    }

    static Appearance read(JsonFields json) {
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
}
