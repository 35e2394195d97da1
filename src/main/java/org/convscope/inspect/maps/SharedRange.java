package org.convscope.inspect.maps;

import java.util.List;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * The ends of the colour map that several layers or several frames share. No maps are kept while they are computed.
 */
public final class SharedRange {
    private final ComputeMaps maps;

    public SharedRange(ComputeMaps maps) {
        this.maps = maps;
    }

    /** Over every convolution that can be computed, for one frame: scope "network". */
    public ColourEnds overNetwork(Network network, NetworkInput frame, ColourLimits limits, TaskMonitor monitor) {
        List<String> convolutions = network.convolutions().stream()
                .map(LayerCall::id)
                .filter(id -> network.unavailable(id).isEmpty())
                .toList();
        return over(new ComputeMaps.Request(network, List.of(frame), convolutions), limits, monitor);
    }

    /** Over one layer for the compared frames: scope "frames". */
    public ColourEnds overFrames(
            Network network, List<NetworkInput> frames, String layer, ColourLimits limits, TaskMonitor monitor) {
        return over(new ComputeMaps.Request(network, frames, List.of(layer)), limits, monitor);
    }

    private ColourEnds over(ComputeMaps.Request request, ColourLimits limits, TaskMonitor monitor) {
        Range[] range = {Range.EMPTY};
        var sample = new ValueSample(values(request), ValueSample.OF_LAYER);
        maps.stream(
                request,
                one -> {
                    range[0] = range[0].union(one.range());
                    sample.add(one.values().data(), 0, 1);
                },
                monitor);
        return sample.ends(limits, range[0]);
    }

    /** As many as the network's shapes say; more may come where a length is not known. */
    private static long values(ComputeMaps.Request request) {
        long total = 0;
        for (String layer : request.layers()) {
            long size = 1;
            for (int length : request.network().call(layer).outputShape()) {
                size *= Math.max(1, length);
            }
            total += size;
        }
        return total * request.frames().size();
    }
}
