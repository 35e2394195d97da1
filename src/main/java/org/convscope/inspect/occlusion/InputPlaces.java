package org.convscope.inspect.occlusion;

import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;
import org.convscope.frame.geometry.ResolutionRing;
import org.convscope.input.CoordinateMap;
import org.convscope.problem.Problem;

/**
 * Where the pixels of a network's input lie around the beam.
 *
 * @param map how the frame lies in the input
 * @param geometry of the frame, as far as it is known
 */
public record InputPlaces(CoordinateMap map, Geometry geometry) {
    /** Of an input that was made of no frame: its own pixels are the detector's. */
    public static InputPlaces ofInput(int height, int width, Geometry geometry) {
        return new InputPlaces(new CoordinateMap(0, 0, width, height, width, height), geometry);
    }

    /** Angle of each pixel's centre around the beam, else around the frame's middle: 0 at +x, clockwise as seen, below 2 pi. */
    double[] angles() {
        double stretch = stretch();
        double[] angles = new double[map.inputHeight() * map.inputWidth()];
        for (int i = 0; i < angles.length; i++) {
            double angle = Math.atan2(y(i) * stretch, x(i));
            angles[i] = angle < 0 ? angle + 2 * Math.PI : angle;
        }
        return angles;
    }

    /** Distance of each pixel's centre from the beam, in input pixels along x. */
    public double[] radii() {
        double stretch = stretch();
        double[] radii = new double[map.inputHeight() * map.inputWidth()];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = Math.hypot(x(i), y(i) * stretch) * map.inputWidth() / map.width();
        }
        return radii;
    }

    /**
     * The distance from the beam at which a d-spacing lies, in input pixels along x; infinite where no place of a flat detector
     * sees it.
     *
     * @throws org.convscope.problem.ProblemException if the geometry is not complete
     */
    public double radius(double dAngstrom) {
        Resolution resolution = Resolution.of(geometry)
                .orElseThrow(() -> Problem.of("nothing says where a resolution lies on the frame")
                        .expected("wavelength, distance, pixel size and beam centre")
                        .nextStep("Give what is missing: --wavelength, --distance, --pixel-size, --beam-centre")
                        .asException());
        return resolution
                .ring(dAngstrom)
                .map(ResolutionRing::radiusX)
                .map(radius -> radius * map.inputWidth() / map.width())
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The beam's place on the frame, else the middle of the part that is used. */
    public double centreX() {
        return geometry.beamCentreX().orElse(map.left() + map.width() / 2.0);
    }

    /** As {@link #centreX}. */
    public double centreY() {
        return geometry.beamCentreY().orElse(map.top() + map.height() / 2.0);
    }

    private double x(int pixel) {
        return map.frameX(pixel % map.inputWidth() + 0.5) - centreX();
    }

    private double y(int pixel) {
        return map.frameY(Math.floorDiv(pixel, map.inputWidth()) + 0.5) - centreY();
    }

    /** Height of a detector pixel by its width. */
    private double stretch() {
        double width = geometry.pixelWidthMillimetres().orElse(1);
        return geometry.pixelHeightMillimetres().orElse(width) / width;
    }
}
