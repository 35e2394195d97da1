package org.convscope.workspace;

import java.util.Optional;
import org.convscope.array.Range;

/**
 * How the frame is drawn.
 *
 * @param mapping from counts to shades
 * @param limits contrast limits in counts; empty for the frame's own
 * @param colourMap of the frame
 * @param overlay what lies over it
 */
public record FrameSettings(Mapping mapping, Optional<Range> limits, ColourMap colourMap, Overlay overlay) {
    /** From counts to shades. */
    public enum Mapping {
        LINEAR,
        SQRT,
        LOG,
        ASINH
    }

    /** What lies over the frame. */
    public enum Overlay {
        NONE,
        /** The row cursor and its stripe. */
        ROW,
        /** Resolution and ice rings, where the geometry is known, and the row cursor. */
        RINGS
    }

    public static final FrameSettings DEFAULT =
            new FrameSettings(Mapping.LINEAR, Optional.empty(), ColourMap.GRAY, Overlay.RINGS);

    public FrameSettings mapping(Mapping newMapping) {
        return new FrameSettings(newMapping, limits, colourMap, overlay);
    }

    public FrameSettings limits(Optional<Range> newLimits) {
        return new FrameSettings(mapping, newLimits, colourMap, overlay);
    }

    public FrameSettings colourMap(ColourMap newMap) {
        return new FrameSettings(mapping, limits, newMap, overlay);
    }

    public FrameSettings overlay(Overlay newOverlay) {
        return new FrameSettings(mapping, limits, colourMap, newOverlay);
    }
}
