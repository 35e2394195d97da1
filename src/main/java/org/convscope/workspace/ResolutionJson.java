package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.OptionalDouble;
import org.convscope.frame.geometry.Geometry;

/** Rings and the user's geometry as JSON. */
final class ResolutionJson {
    private static final String WAVELENGTH = "wavelengthAngstrom";
    private static final String DISTANCE = "distanceMillimetres";
    private static final String PIXEL_WIDTH = "pixelWidthMillimetres";
    private static final String PIXEL_HEIGHT = "pixelHeightMillimetres";
    private static final String CENTRE_X = "beamCentreX";
    private static final String CENTRE_Y = "beamCentreY";

    private ResolutionJson() {}

    static JsonObject write(ResolutionSettings settings) {
        var json = new JsonObject();
        var rings = new JsonArray();
        settings.spacingsAngstrom().forEach(rings::add);
        json.add("ringsAngstrom", rings);
        json.addProperty("ice", JsonFields.word(settings.ice()));
        Geometry given = settings.given();
        var geometry = new JsonObject();
        add(geometry, WAVELENGTH, given.wavelengthAngstrom());
        add(geometry, DISTANCE, given.distanceMillimetres());
        add(geometry, PIXEL_WIDTH, given.pixelWidthMillimetres());
        add(geometry, PIXEL_HEIGHT, given.pixelHeightMillimetres());
        add(geometry, CENTRE_X, given.beamCentreX());
        add(geometry, CENTRE_Y, given.beamCentreY());
        json.add("geometry", geometry);
        return json;
    }

    private static void add(JsonObject json, String name, OptionalDouble value) {
        value.ifPresent(number -> json.addProperty(name, number));
    }

    static ResolutionSettings read(JsonFields json) {
        json.only("ringsAngstrom", "ice", "geometry");
        ResolutionSettings missing = ResolutionSettings.DEFAULT;
        JsonFields geometry =
                json.object("geometry").only(WAVELENGTH, DISTANCE, PIXEL_WIDTH, PIXEL_HEIGHT, CENTRE_X, CENTRE_Y);
        return new ResolutionSettings(
                json.has("ringsAngstrom") ? json.numbers("ringsAngstrom") : missing.spacingsAngstrom(),
                json.choice("ice", missing.ice()),
                Geometry.UNKNOWN
                        .withWavelength(number(geometry, WAVELENGTH))
                        .withDistance(number(geometry, DISTANCE))
                        .withPixelSize(number(geometry, PIXEL_WIDTH), number(geometry, PIXEL_HEIGHT))
                        .withBeamCentre(number(geometry, CENTRE_X), number(geometry, CENTRE_Y), ""));
    }

    private static double number(JsonFields json, String name) {
        return json.decimal(name).orElse(Double.NaN);
    }
}
