package org.convscope.frame.geometry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Geometry of an experiment, as far as it is known. Coordinates are those of the frame as it is shown: x to the right, y
 * down, the first pixel covers 0 to 1, so its centre is (0.5, 0.5).
 *
 * @param wavelengthAngstrom of the beam
 * @param distanceMillimetres from sample to detector
 * @param pixelWidthMillimetres along x
 * @param pixelHeightMillimetres along y
 * @param beamCentreX in pixels
 * @param beamCentreY in pixels
 * @param beamCentreSource which field the beam centre was taken from and how it was turned into these axes; empty if none
 * @param detector its name, empty if not known
 */
public record Geometry(
        OptionalDouble wavelengthAngstrom,
        OptionalDouble distanceMillimetres,
        OptionalDouble pixelWidthMillimetres,
        OptionalDouble pixelHeightMillimetres,
        OptionalDouble beamCentreX,
        OptionalDouble beamCentreY,
        String beamCentreSource,
        String detector) {

    /** The geometry of which nothing is known. */
    public static final Geometry UNKNOWN = new Geometry(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            "",
            "");

    /** A geometry with square pixels and everything known. */
    public static Geometry of(
            double wavelengthAngstrom,
            double distanceMillimetres,
            double pixelSizeMillimetres,
            double beamCentreX,
            double beamCentreY) {
        return UNKNOWN.withWavelength(wavelengthAngstrom)
                .withDistance(distanceMillimetres)
                .withPixelSize(pixelSizeMillimetres, pixelSizeMillimetres)
                .withBeamCentre(beamCentreX, beamCentreY, "");
    }

    /** Whether a d-spacing can be computed for every pixel. */
    public boolean isComplete() {
        return wavelengthAngstrom.isPresent()
                && distanceMillimetres.isPresent()
                && pixelWidthMillimetres.isPresent()
                && pixelHeightMillimetres.isPresent()
                && beamCentreX.isPresent()
                && beamCentreY.isPresent();
    }

    /** Taken as unknown where it is not a positive finite number. */
    public Geometry withWavelength(double angstrom) {
        return new Geometry(
                positive(angstrom),
                distanceMillimetres,
                pixelWidthMillimetres,
                pixelHeightMillimetres,
                beamCentreX,
                beamCentreY,
                beamCentreSource,
                detector);
    }

    /** Taken as unknown where it is not a positive finite number. */
    public Geometry withDistance(double millimetres) {
        return new Geometry(
                wavelengthAngstrom,
                positive(millimetres),
                pixelWidthMillimetres,
                pixelHeightMillimetres,
                beamCentreX,
                beamCentreY,
                beamCentreSource,
                detector);
    }

    /** Taken as unknown where they are not positive finite numbers. */
    public Geometry withPixelSize(double widthMillimetres, double heightMillimetres) {
        return new Geometry(
                wavelengthAngstrom,
                distanceMillimetres,
                positive(widthMillimetres),
                positive(heightMillimetres),
                beamCentreX,
                beamCentreY,
                beamCentreSource,
                detector);
    }

    /** The same geometry with another beam centre, in pixels; taken as unknown where it is not finite. */
    public Geometry withBeamCentre(double x, double y, String source) {
        boolean known = Double.isFinite(x) && Double.isFinite(y);
        return new Geometry(
                wavelengthAngstrom,
                distanceMillimetres,
                pixelWidthMillimetres,
                pixelHeightMillimetres,
                known ? OptionalDouble.of(tidy(x)) : OptionalDouble.empty(),
                known ? OptionalDouble.of(tidy(y)) : OptionalDouble.empty(),
                known ? source : "",
                detector);
    }

    public Geometry withDetector(String name) {
        return new Geometry(
                wavelengthAngstrom,
                distanceMillimetres,
                pixelWidthMillimetres,
                pixelHeightMillimetres,
                beamCentreX,
                beamCentreY,
                beamCentreSource,
                name);
    }

    /**
     * This geometry with what is missing taken from another one; what is known stays. Its beam centre is taken whole or
     * not at all.
     */
    public Geometry completedBy(Geometry other) {
        boolean centred = beamCentreX.isPresent() && beamCentreY.isPresent();
        Geometry centre = centred ? this : other;
        return new Geometry(
                first(wavelengthAngstrom, other.wavelengthAngstrom),
                first(distanceMillimetres, other.distanceMillimetres),
                first(pixelWidthMillimetres, other.pixelWidthMillimetres),
                first(pixelHeightMillimetres, other.pixelHeightMillimetres),
                centre.beamCentreX,
                centre.beamCentreY,
                centre.beamCentreSource,
                detector.isEmpty() ? other.detector : detector);
    }

    private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() ? one : other;
    }

    private static OptionalDouble positive(double value) {
        return value > 0 && Double.isFinite(value) ? OptionalDouble.of(tidy(value)) : OptionalDouble.empty();
    }

    /** Twelve digits: what changing units adds behind them is noise. */
    private static double tidy(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(12)).doubleValue();
    }
}
