package org.convscope.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;
import org.convscope.frame.geometry.ResolutionRing;

/**
 * The rings over frames, and the geometry that the user gave.
 *
 * @param spacingsAngstrom of the resolution rings
 * @param ice whose rings are marked
 * @param given by the user, for frames of a size and a detector; it goes before what a file says
 */
public record ResolutionSettings(List<Double> spacingsAngstrom, IceRings ice, Map<FrameDetector, Geometry> given) {
    /** More rings than this nobody tells apart. */
    public static final int MOST_RINGS = 50;

    public static final ResolutionSettings DEFAULT = new ResolutionSettings(
            List.of(20.0, 10.0, 7.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.5, 1.2), IceRings.HEXAGONAL, Map.of());

    public ResolutionSettings {
        spacingsAngstrom = spacingsAngstrom.stream()
                .filter(d -> d > 0 && Double.isFinite(d))
                .limit(MOST_RINGS)
                .toList();
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    public ResolutionSettings spacingsAngstrom(List<Double> newSpacings) {
        return new ResolutionSettings(newSpacings, ice, given);
    }

    public ResolutionSettings ice(IceRings newIce) {
        return new ResolutionSettings(spacingsAngstrom, newIce, given);
    }

    /** Another geometry for frames of a size and a detector; one in which nothing is known is none. */
    public ResolutionSettings given(FrameDetector frames, Geometry newGeometry) {
        var changed = new LinkedHashMap<>(given);
        // what an older workspace has for all frames of this size would show through where nothing is given any more
        changed.remove(frames.ofAnyDetector());
        if (newGeometry.equals(Geometry.UNKNOWN)) {
            changed.remove(frames);
        } else {
            changed.put(frames, newGeometry);
        }
        return new ResolutionSettings(spacingsAngstrom, ice, changed);
    }

    /** What the user gave for frames of a frame's size and detector. */
    public Geometry given(Frame frame) {
        var frames = FrameDetector.of(frame);
        return given.getOrDefault(frames, given.getOrDefault(frames.ofAnyDetector(), Geometry.UNKNOWN));
    }

    /**
     * Another beam centre for frames of a frame's size and detector; what else the user gave for them stays.
     *
     * @param x in pixels; NaN for the centre that the file says
     * @param y in pixels
     */
    public ResolutionSettings centred(Frame frame, double x, double y) {
        return given(FrameDetector.of(frame), given(frame).withBeamCentre(x, y, ""));
    }

    /** What is known of a frame: what the user gave, then what its file says. */
    public Geometry geometry(Frame frame) {
        return given(frame)
                .completedBy(frame.geometry().orElse(Geometry.UNKNOWN))
                .completedBy(given.getOrDefault(FrameDetector.ANY, Geometry.UNKNOWN));
    }

    /** Empty where something is not known. */
    public Optional<Resolution> resolution(Frame frame) {
        return Resolution.of(geometry(frame));
    }

    /** What cannot be right, or leaves nothing to be seen, in a sentence; empty where nothing is odd. */
    public Optional<String> oddity(Frame frame) {
        Geometry known = geometry(frame);
        if (known.beamCentreX().isPresent() && known.beamCentreY().isPresent()) {
            double x = known.beamCentreX().getAsDouble();
            double y = known.beamCentreY().getAsDouble();
            if (x < 0 || y < 0 || x > frame.width() || y > frame.height()) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "The beam centre, x %.6g and y %.6g, lies outside the frame, which is %d x %d pixels (height x"
                                + " width).",
                        x,
                        y,
                        frame.height(),
                        frame.width()));
            }
        }
        List<ResolutionRing> rings = resolution(frame)
                .map(resolution -> resolution.rings(spacingsAngstrom))
                .orElse(List.of());
        boolean none = !rings.isEmpty() && rings.stream().noneMatch(ring -> touches(ring, frame));
        return none ? Optional.of("None of the resolution rings lies on the frame.") : Optional.empty();
    }

    private static boolean touches(ResolutionRing ring, Frame frame) {
        double nearX = Math.max(0, Math.max(-ring.centreX(), ring.centreX() - frame.width()));
        double nearY = Math.max(0, Math.max(-ring.centreY(), ring.centreY() - frame.height()));
        double farX = Math.max(ring.centreX(), frame.width() - ring.centreX());
        double farY = Math.max(ring.centreY(), frame.height() - ring.centreY());
        return Math.hypot(nearX / ring.radiusX(), nearY / ring.radiusY()) <= 1
                && Math.hypot(farX / ring.radiusX(), farY / ring.radiusY()) >= 1;
    }
}
