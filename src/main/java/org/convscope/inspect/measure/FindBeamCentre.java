package org.convscope.inspect.measure;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.measure.BeamCentre.Basis;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/**
 * Finds the beam centre of a frame: the place around which counts are the most alike at equal distances, and where rings lie
 * around that, the common centre of their maxima, by least squares. The detector is taken as perpendicular to the beam, so that
 * rings are circles.
 */
public final class FindBeamCentre {
    private static final int ROUNDS = 4;
    private static final double MOST_ERROR = 0.5;
    private static final double STAYS = 0.02;
    private static final double MOST_STRETCH = 20;

    private FindBeamCentre() {}

    /**
     * Reads all numbers several times.
     *
     * @param known where it has a beam centre on the frame, it is looked for around that, else around the frame's middle
     * @throws org.convscope.problem.ProblemException where neither rings nor the background have a centre, or pixels are of no
     *     detector's size
     */
    public static BeamCentre of(Frame frame, Geometry known, TaskMonitor monitor) {
        double stretch = stretch(frame, known);
        monitor.progress("Looking for the centre of the background", -1);
        double guessX = known.beamCentreX().orElse(Double.NaN);
        double guessY = known.beamCentreY().orElse(Double.NaN);
        boolean inside = guessX >= 0 && guessY >= 0 && guessX <= frame.width() && guessY <= frame.height();
        RoundBackground.Place place = new RoundBackground(stretch, monitor)
                .near(frame, inside ? guessX : frame.width() / 2.0, inside ? guessY : frame.height() / 2.0);
        monitor.progress("Fitting rings", -1);
        Optional<RingFit> rings = rings(frame, stretch, place, monitor);
        if (rings.isPresent()) {
            RingFit fit = rings.get();
            return new BeamCentre(fit.x(), fit.y(), Basis.RINGS, fit.rings(), fit.points(), fit.residual());
        }
        if (!place.isCentre()) {
            throw Problem.inFile(
                            frame.source(),
                            "no beam centre can be seen, neither by rings nor by a background that is alike around it")
                    .nextStep("Type it, or click on it with the tool for the beam centre.")
                    .asException();
        }
        return new BeamCentre(place.x(), place.y(), Basis.BACKGROUND, 0, place.blocks(), Math.expm1(place.residual()));
    }

    /** Height of a pixel in widths of it; 1 where one of them is not known. */
    private static double stretch(Frame frame, Geometry known) {
        OptionalDouble width = known.pixelWidthMillimetres();
        OptionalDouble height = known.pixelHeightMillimetres();
        if (width.isEmpty() || height.isEmpty()) {
            return 1;
        }
        double stretch = height.getAsDouble() / width.getAsDouble();
        // distances from the centre are counted in widths: they would be as many as a file likes
        if (!(stretch >= 1 / MOST_STRETCH && stretch <= MOST_STRETCH)) {
            throw Problem.inFile(frame.source(), "its pixels are no detector's, so that no beam centre is looked for")
                    .expected("pixels at most " + (int) MOST_STRETCH + " times as long one way as the other")
                    .found(width.getAsDouble() + " mm by " + height.getAsDouble() + " mm")
                    .nextStep("Type the size of a pixel under \"Resolution and radial profile\".")
                    .asException();
        }
        return stretch;
    }

    /** Rings are looked for again around each centre that they give, until it stays. */
    private static Optional<RingFit> rings(
            Frame frame, double stretch, RoundBackground.Place place, TaskMonitor monitor) {
        Optional<RingFit> fit = Optional.empty();
        double x = place.x();
        double y = place.y();
        for (int round = 0; round < ROUNDS; round++) {
            var points = new RingPoints(frame, stretch, x, y, monitor).all();
            fit = RingFit.of(points, stretch, x, y).filter(one -> one.error() < MOST_ERROR);
            if (fit.isEmpty()) {
                return fit;
            }
            double moved = Math.hypot(fit.get().x() - x, fit.get().y() - y);
            x = fit.get().x();
            y = fit.get().y();
            if (moved < STAYS) {
                return fit;
            }
        }
        return fit;
    }
}
