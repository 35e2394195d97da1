package org.convscope.inspect.inputs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.spots.FindSpots;

/** Prepares frames, and counts the spots of each while it does, on whatever thread reads. Safe from any. */
final class CountedInputs implements Function<LabelledFrame, NetworkInput> {
    private final Function<LabelledFrame, NetworkInput> inputs;
    private final Map<FrameSource, Integer> counts = new ConcurrentHashMap<>();

    CountedInputs(Function<LabelledFrame, NetworkInput> inputs) {
        this.inputs = inputs;
    }

    @Override
    public NetworkInput apply(LabelledFrame frame) {
        NetworkInput input = inputs.apply(frame);
        counts.put(frame.source(), FindSpots.in(input.inputs().get(0)).size());
        return input;
    }

    /** How many spots the input of each frame has that was prepared. */
    Map<FrameSource, Integer> counts() {
        return Map.copyOf(counts);
    }
}
