package org.convscope.workspace;

import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;

/**
 * The frames that a geometry belongs to: those of a size, taken by one detector.
 *
 * @param height rows
 * @param width columns
 * @param detector its name as files say it, "" for files that say none; empty in workspaces that were written before geometries
 *     belonged to detectors: any
 */
public record FrameDetector(int height, int width, Optional<String> detector) {
    /** The frames in workspaces that were written before geometries belonged to sizes. */
    static final FrameDetector ANY = new FrameDetector(0, 0, Optional.empty());

    public static FrameDetector of(Frame frame) {
        String name = frame.geometry().orElse(Geometry.UNKNOWN).detector();
        return new FrameDetector(frame.height(), frame.width(), Optional.of(name));
    }

    /** The frames of this size, whatever took them. */
    FrameDetector ofAnyDetector() {
        return new FrameDetector(height, width, Optional.empty());
    }
}
