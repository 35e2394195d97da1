package org.convscope.frame.io;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.geometry.Geometry;

/** The text header of DECTRIS's detectors, lines such as {@code # Detector_distance 0.1 m}, in CBF and TIFF files. */
record MiniHeader(String text) {
    private static final String NUMBER = "([-+0-9.eE]+)";
    private static final Pattern PIXEL_SIZE =
            Pattern.compile("#\\s*Pixel_size:?\\s+" + NUMBER + "\\s*m?\\s*x\\s*" + NUMBER + "\\s*m");
    private static final Pattern WAVELENGTH = Pattern.compile("#\\s*Wavelength:?\\s+" + NUMBER);
    private static final Pattern DISTANCE = Pattern.compile("#\\s*Detector_distance:?\\s+" + NUMBER + "\\s*(m?m?)");
    private static final Pattern BEAM =
            Pattern.compile("#\\s*Beam_xy:?\\s+\\(\\s*" + NUMBER + "\\s*,\\s*" + NUMBER + "\\s*\\)");
    private static final Pattern CUTOFF = Pattern.compile("#\\s*Count_cutoff:?\\s+" + NUMBER);
    private static final Pattern DETECTOR = Pattern.compile("#\\s*Detector:\\s*([^\\r\\n]{0,200})");

    /** Finds the header in a text that may have none. */
    static Optional<MiniHeader> find(String text) {
        return PIXEL_SIZE.matcher(text).find() || CUTOFF.matcher(text).find()
                ? Optional.of(new MiniHeader(text))
                : Optional.empty();
    }

    /** The count from which on a pixel is saturated. */
    double saturation() {
        double cutoff = number(CUTOFF, 1);
        return cutoff > 0 ? cutoff : Double.POSITIVE_INFINITY;
    }

    Geometry geometry() {
        double distance = number(DISTANCE, 1);
        Matcher unit = DISTANCE.matcher(text);
        boolean inMetres = !unit.find() || !"mm".equals(unit.group(2));
        Matcher detector = DETECTOR.matcher(text);
        return Geometry.UNKNOWN
                .withWavelength(number(WAVELENGTH, 1))
                .withDistance(inMetres ? distance * 1000 : distance)
                .withPixelSize(number(PIXEL_SIZE, 1) * 1000, number(PIXEL_SIZE, 2) * 1000)
                .withBeamCentre(number(BEAM, 1), number(BEAM, 2), "Beam_xy, in pixels, x to the right and y down")
                .withDetector(detector.find() ? detector.group(1).strip() : "");
    }

    private double number(Pattern pattern, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? HeaderNumbers.parse(matcher.group(group)) : Double.NaN;
    }
}
