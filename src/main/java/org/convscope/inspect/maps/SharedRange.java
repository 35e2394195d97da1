package org.convscope.inspect.maps;

import java.util.List;
import org.convscope.array.Range;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * The range that several layers or several frames share. Only ranges are kept while it is computed, no maps.
 */
public final class SharedRange {
    private final ComputeMaps maps;

    public SharedRange(ComputeMaps maps) {
        this.maps = maps;
    }

    /** Over every convolution that can be computed, for one frame: scope "network". */
    public Range overNetwork(Network network, FrameInput frame, TaskMonitor monitor) {
        List<String> convolutions = network.convolutions().stream()
                .map(LayerCall::id)
                .filter(id -> network.unavailable(id).isEmpty())
                .toList();
        return over(new ComputeMaps.Request(network, List.of(frame), convolutions), monitor);
    }

    /** Over one layer for the compared frames: scope "frames". */
    public Range overFrames(Network network, List<FrameInput> frames, String layer, TaskMonitor monitor) {
        return over(new ComputeMaps.Request(network, frames, List.of(layer)), monitor);
    }

    private Range over(ComputeMaps.Request request, TaskMonitor monitor) {
        Range[] range = {Range.EMPTY};
        maps.stream(request, one -> range[0] = range[0].union(one.range()), monitor);
        return range[0];
    }
}
