package org.convscope.frame.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;

/**
 * What a file says of its experiment, held against what experiments are like: a number beyond that has lost its unit, and is
 * told, not believed.
 */
final class BelievableValues {
    private static final double LEAST_ANGSTROM = 0.01;
    private static final double MOST_ANGSTROM = 100;
    private static final double MOST_DISTANCE_MILLIMETRES = 20_000;
    private static final double LEAST_PIXEL_MILLIMETRES = 1e-4;
    private static final double MOST_PIXEL_MILLIMETRES = 10;

    private BelievableValues() {}

    /** The frame without what cannot be, each with a note. */
    static Frame checked(Frame frame) {
        if (frame.geometry().isEmpty()) {
            return frame;
        }
        Geometry known = frame.geometry().get();
        Geometry believed = known;
        List<String> notes = new ArrayList<>();
        if (isBeyond(known.wavelengthAngstrom(), LEAST_ANGSTROM, MOST_ANGSTROM)) {
            notes.add(note("wavelength", known.wavelengthAngstrom(), "angstroms", "0.01 to 100"));
            believed = believed.withWavelength(Double.NaN);
        }
        if (isBeyond(known.distanceMillimetres(), 0, MOST_DISTANCE_MILLIMETRES)) {
            notes.add(note("distance", known.distanceMillimetres(), "mm", "up to 20 m"));
            believed = believed.withDistance(Double.NaN);
        }
        if (isBeyond(known.pixelWidthMillimetres(), LEAST_PIXEL_MILLIMETRES, MOST_PIXEL_MILLIMETRES)
                || isBeyond(known.pixelHeightMillimetres(), LEAST_PIXEL_MILLIMETRES, MOST_PIXEL_MILLIMETRES)) {
            notes.add(note("pixel size", known.pixelWidthMillimetres(), "mm", "0.1 µm to 10 mm"));
            believed = believed.withPixelSize(Double.NaN, Double.NaN);
        }
        return notes.isEmpty() ? frame : frame.withGeometry(believed).withNotes(notes);
    }

    private static boolean isBeyond(OptionalDouble value, double least, double most) {
        return value.isPresent() && (value.getAsDouble() < least || value.getAsDouble() > most);
    }

    private static String note(String what, OptionalDouble value, String unit, String expected) {
        return String.format(
                Locale.ROOT,
                "The %s in the file, %.6g %s, is beyond reason (expected %s) and is not believed.",
                what,
                value.orElse(Double.NaN),
                unit,
                expected);
    }
}
