package org.convscope.workspace;

import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.frame.FrameSource;

/**
 * Contrast limits that the user set.
 *
 * @param range in counts
 * @param frame that they were set for, all others having their own; empty where they are locked, for all frames
 */
public record FrameLimits(Range range, Optional<FrameSource> frame) {
    /** The same for every frame, until they are unlocked. */
    public static FrameLimits locked(Range range) {
        return new FrameLimits(range, Optional.empty());
    }

    public boolean isLocked() {
        return frame.isEmpty();
    }
}
