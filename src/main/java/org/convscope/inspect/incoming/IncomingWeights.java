package org.convscope.inspect.incoming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.array.Tensor;

/**
 * What a unit takes from an earlier layer.
 *
 * @param source id of the call that gives the earlier layer's output
 * @param layer id of the unit's call
 * @param height rows of a channel's weights
 * @param width columns of a channel's weights
 * @param range smallest and largest of the unit's weights, all channels together
 * @param channels all, the strongest first; equal ones in order of their numbers
 */
public record IncomingWeights(
        String source, String layer, int unit, int height, int width, Range range, List<IncomingChannel> channels) {
    public IncomingWeights {
        channels = List.copyOf(channels);
    }

    /**
     * Ranked by their norms.
     *
     * @param weights (height, width, channels)
     * @param first number of the first of these channels in the source
     */
    static IncomingWeights ranked(String source, String layer, int unit, Tensor weights, int first) {
        int height = weights.length(0);
        int width = weights.length(1);
        int count = weights.length(2);
        List<IncomingChannel> channels = new ArrayList<>();
        for (int channel = 0; channel < count; channel++) {
            float[] own = new float[height * width];
            double squares = 0;
            for (int i = 0; i < own.length; i++) {
                own[i] = weights.data()[i * count + channel];
                squares += (double) own[i] * own[i];
            }
            channels.add(new IncomingChannel(first + channel, Math.sqrt(squares), own));
        }
        channels.sort(Comparator.comparingDouble(IncomingChannel::norm).reversed());
        return new IncomingWeights(source, layer, unit, height, width, Range.of(weights.data()), channels);
    }

    /** The strongest, at most so many. */
    public List<IncomingChannel> strongest(int count) {
        return channels.subList(0, Math.min(count, channels.size()));
    }
}
