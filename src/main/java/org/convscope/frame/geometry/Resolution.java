package org.convscope.frame.geometry;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;

/**
 * The d-spacings that places of a flat detector, perpendicular to the beam, see: d = wavelength / (2 sin(theta)), tan(2
 * theta) = distance from the beam centre / distance from the sample. Coordinates are those of {@link Geometry}.
 */
public final class Resolution {
    private final double wavelength;
    private final double distance;
    private final double pixelWidth;
    private final double pixelHeight;
    private final double centreX;
    private final double centreY;

    private Resolution(Geometry geometry) {
        wavelength = geometry.wavelengthAngstrom().orElseThrow();
        distance = geometry.distanceMillimetres().orElseThrow();
        pixelWidth = geometry.pixelWidthMillimetres().orElseThrow();
        pixelHeight = geometry.pixelHeightMillimetres().orElseThrow();
        centreX = geometry.beamCentreX().orElseThrow();
        centreY = geometry.beamCentreY().orElseThrow();
    }

    /** Empty where the geometry is not complete. */
    public static Optional<Resolution> of(Geometry geometry) {
        return geometry.isComplete() ? Optional.of(new Resolution(geometry)) : Optional.empty();
    }

    /**
     * The d-spacing of a place in angstroms; infinity at the beam centre. A pixel's own is that of its centre, (x +
     * 0.5, y + 0.5).
     */
    public double dAngstrom(double x, double y) {
        return dAtRadius(Math.hypot((x - centreX) * pixelWidth, (y - centreY) * pixelHeight));
    }

    /** The d-spacing in angstroms at a distance in millimetres from the beam centre. */
    double dAtRadius(double millimetres) {
        return wavelength / (2 * Math.sin(Math.atan2(millimetres, distance) / 2));
    }

    /**
     * The d-spacings that a rectangle of the frame sees.
     *
     * @return smallest and largest d-spacing in angstroms; the largest is infinite where the beam centre lies within
     */
    public Range dAngstrom(double left, double top, double right, double bottom) {
        double nearestX = Math.max(left, Math.min(right, centreX));
        double nearestY = Math.max(top, Math.min(bottom, centreY));
        double farX = centreX - left > right - centreX ? left : right;
        double farY = centreY - top > bottom - centreY ? top : bottom;
        return new Range(dAngstrom(farX, farY), dAngstrom(nearestX, nearestY));
    }

    /** Empty for a d-spacing that no forward-scattering place sees. */
    public Optional<ResolutionRing> ring(double dAngstrom) {
        double sine = wavelength / (2 * dAngstrom);
        double twoTheta = 2 * Math.asin(sine);
        if (!(sine > 0 && twoTheta < Math.PI / 2)) {
            return Optional.empty();
        }
        double millimetres = distance * Math.tan(twoTheta);
        return Optional.of(
                new ResolutionRing(dAngstrom, centreX, centreY, millimetres / pixelWidth, millimetres / pixelHeight));
    }

    /** The rings that can be seen, in the order asked for. */
    public List<ResolutionRing> rings(List<Double> spacingsAngstrom) {
        return spacingsAngstrom.stream().flatMap(d -> ring(d).stream()).toList();
    }
}
