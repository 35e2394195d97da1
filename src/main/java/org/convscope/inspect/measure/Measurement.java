package org.convscope.inspect.measure;

import org.convscope.frame.Frame;
import org.convscope.task.TaskMonitor;

/** What a part of a frame holds, in numbers. */
public sealed interface Measurement permits LineProfile, RegionStatistics {
    /** Reads the numbers of the part. */
    static Measurement of(Frame frame, FrameShape shape, TaskMonitor monitor) {
        if (shape instanceof FrameLine line) {
            return LineProfile.of(frame, line);
        }
        return RegionStatistics.of(frame, (FrameRegion) shape, monitor);
    }
}
