package org.convscope.inspect.explain;

import java.util.List;
import org.convscope.inspect.fold.FailedFrame;

/**
 * The frames of a data set that a layer finds most like one frame.
 *
 * @param frames nearest first, of equally near ones the first of the data set
 * @param compared with how many; the frame itself is left out
 * @param failures those that could not be read or computed
 */
public record NearFrames(List<NearFrame> frames, int compared, List<FailedFrame> failures) {
    public NearFrames {
        frames = List.copyOf(frames);
        failures = List.copyOf(failures);
    }
}
