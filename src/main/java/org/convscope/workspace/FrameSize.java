package org.convscope.workspace;

import org.convscope.frame.Frame;

/**
 * The size of frames that a geometry belongs to.
 *
 * @param height rows
 * @param width columns
 */
public record FrameSize(int height, int width) {
    /** The size in workspaces that were written before geometries belonged to sizes. */
    static final FrameSize ANY = new FrameSize(0, 0);

    public static FrameSize of(Frame frame) {
        return new FrameSize(frame.height(), frame.width());
    }
}
