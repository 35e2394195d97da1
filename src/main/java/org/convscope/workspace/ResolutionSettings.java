package org.convscope.workspace;

import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;

/**
 * Which rings lie over frames, and the geometry of frames whose files do not say it.
 *
 * @param spacingsAngstrom of the resolution rings
 * @param ice whose rings are marked
 * @param given by the user; what a file says goes before it
 */
public record ResolutionSettings(List<Double> spacingsAngstrom, IceRings ice, Geometry given) {
    /** More rings than this nobody tells apart. */
    public static final int MOST_RINGS = 50;

    public static final ResolutionSettings DEFAULT = new ResolutionSettings(
            List.of(20.0, 10.0, 7.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.5, 1.2), IceRings.HEXAGONAL, Geometry.UNKNOWN);

    public ResolutionSettings {
        spacingsAngstrom = spacingsAngstrom.stream()
                .filter(d -> d > 0 && Double.isFinite(d))
                .limit(MOST_RINGS)
                .toList();
    }

    public ResolutionSettings spacingsAngstrom(List<Double> newSpacings) {
        return new ResolutionSettings(newSpacings, ice, given);
    }

    public ResolutionSettings ice(IceRings newIce) {
        return new ResolutionSettings(spacingsAngstrom, newIce, given);
    }

    public ResolutionSettings given(Geometry newGeometry) {
        return new ResolutionSettings(spacingsAngstrom, ice, newGeometry);
    }

    /** What is known of a frame: what its file says, then what the user gave. */
    public Geometry geometry(Frame frame) {
        return frame.geometry().orElse(Geometry.UNKNOWN).completedBy(given);
    }

    /** Empty where something is not known. */
    public Optional<Resolution> resolution(Frame frame) {
        return Resolution.of(geometry(frame));
    }
}
