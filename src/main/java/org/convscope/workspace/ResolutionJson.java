package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.convscope.frame.geometry.Geometry;
import org.convscope.json.JsonFields;

/** Rings and the user's geometry as JSON. */
final class ResolutionJson {
    private static final String WAVELENGTH = "wavelengthAngstrom";
    private static final String DISTANCE = "distanceMillimetres";
    private static final String PIXEL_WIDTH = "pixelWidthMillimetres";
    private static final String PIXEL_HEIGHT = "pixelHeightMillimetres";
    private static final String CENTRE_X = "beamCentreX";
    private static final String CENTRE_Y = "beamCentreY";

    private static final String HEIGHT = "frameHeight";
    private static final String WIDTH = "frameWidth";
    private static final String DETECTOR = "detector";
    private static final String[] NUMBERS = {WAVELENGTH, DISTANCE, PIXEL_WIDTH, PIXEL_HEIGHT, CENTRE_X, CENTRE_Y};

    private ResolutionJson() {}

    static JsonObject write(ResolutionSettings settings) {
        var json = new JsonObject();
        var rings = new JsonArray();
        settings.spacingsAngstrom().forEach(rings::add);
        json.add("ringsAngstrom", rings);
        json.addProperty("ice", JsonFields.word(settings.ice()));
        var geometries = new JsonArray();
        settings.given().forEach((frames, given) -> {
            if (frames.equals(FrameDetector.ANY)) {
                json.add("geometry", geometry(given));
            } else {
                JsonObject geometry = geometry(given);
                geometry.addProperty(HEIGHT, frames.height());
                geometry.addProperty(WIDTH, frames.width());
                frames.detector().ifPresent(name -> geometry.addProperty(DETECTOR, name));
                geometries.add(geometry);
            }
        });
        json.add("geometries", geometries);
        return json;
    }

    private static JsonObject geometry(Geometry given) {
        var geometry = new JsonObject();
        add(geometry, WAVELENGTH, given.wavelengthAngstrom());
        add(geometry, DISTANCE, given.distanceMillimetres());
        add(geometry, PIXEL_WIDTH, given.pixelWidthMillimetres());
        add(geometry, PIXEL_HEIGHT, given.pixelHeightMillimetres());
        add(geometry, CENTRE_X, given.beamCentreX());
        add(geometry, CENTRE_Y, given.beamCentreY());
        return geometry;
    }

    private static void add(JsonObject json, String name, OptionalDouble value) {
        value.ifPresent(number -> json.addProperty(name, number));
    }

    static ResolutionSettings read(JsonFields json) {
        json.only("ringsAngstrom", "ice", "geometry", "geometries");
        ResolutionSettings missing = ResolutionSettings.DEFAULT;
        Map<FrameDetector, Geometry> given = new LinkedHashMap<>();
        Geometry any = geometry(json.object("geometry").only(NUMBERS));
        if (!any.equals(Geometry.UNKNOWN)) {
            given.put(FrameDetector.ANY, any);
        }
        for (JsonFields one : json.objects("geometries")) {
            String[] names = Arrays.copyOf(NUMBERS, NUMBERS.length + 3);
            names[NUMBERS.length] = HEIGHT;
            names[NUMBERS.length + 1] = WIDTH;
            names[NUMBERS.length + 2] = DETECTOR;
            one.only(names);
            var frames = new FrameDetector(one.integer(HEIGHT, 0), one.integer(WIDTH, 0), one.text(DETECTOR));
            given.put(frames, geometry(one));
        }
        return new ResolutionSettings(
                json.has("ringsAngstrom") ? json.numbers("ringsAngstrom") : missing.spacingsAngstrom(),
                json.choice("ice", missing.ice()),
                given);
    }

    private static Geometry geometry(JsonFields geometry) {
        return Geometry.UNKNOWN
                .withWavelength(number(geometry, WAVELENGTH))
                .withDistance(number(geometry, DISTANCE))
                .withPixelSize(number(geometry, PIXEL_WIDTH), number(geometry, PIXEL_HEIGHT))
                .withBeamCentre(number(geometry, CENTRE_X), number(geometry, CENTRE_Y), "");
    }

    private static double number(JsonFields json, String name) {
        return json.decimal(name).orElse(Double.NaN);
    }
}
