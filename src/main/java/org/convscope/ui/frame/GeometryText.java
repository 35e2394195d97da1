package org.convscope.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.render.NumberText;

/** A geometry in words. */
public final class GeometryText {
    private GeometryText() {}

    /** {@code 1.3 Å, 120 mm, pixels 0.172 × 0.172 mm, beam at (1230.5, 1263.5)}; what is not known is left out. */
    public static String of(Geometry geometry) {
        List<String> parts = new ArrayList<>();
        geometry.wavelengthAngstrom().ifPresent(value -> parts.add(NumberText.text(value, 6) + " Å"));
        geometry.distanceMillimetres().ifPresent(value -> parts.add(NumberText.text(value, 6) + " mm"));
        if (geometry.pixelWidthMillimetres().isPresent()) {
            parts.add("pixels " + text(geometry.pixelWidthMillimetres()) + " × "
                    + text(geometry.pixelHeightMillimetres()) + " mm");
        }
        if (geometry.beamCentreX().isPresent()) {
            parts.add("beam at (" + text(geometry.beamCentreX()) + ", " + text(geometry.beamCentreY()) + ")");
        }
        return parts.isEmpty() ? "not known" : String.join(", ", parts);
    }

    /** What a radial profile takes for the beam where nobody says where it is; empty where it is known. */
    public static Optional<String> assumedCentre(Frame frame, Geometry geometry) {
        return geometry.beamCentreX().isPresent() && geometry.beamCentreY().isPresent()
                ? Optional.empty()
                : Optional.of("the frame's middle, (" + NumberText.text(frame.width() / 2.0, 6) + ", "
                        + NumberText.text(frame.height() / 2.0, 6) + "): the beam is not known");
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? NumberText.text(value.getAsDouble(), 6) : "?";
    }
}
