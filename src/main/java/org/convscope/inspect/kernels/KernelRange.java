package org.convscope.inspect.kernels;

import java.util.List;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;

/**
 * The values of kernels that share a colour map.
 *
 * @param extremes smallest and largest
 * @param percentiles the ends of the colour map at their percentiles
 */
public record KernelRange(Range extremes, ColourEnds percentiles) {
    /** All kernels of one layer. */
    public static KernelRange of(KernelStack stack) {
        var sample = new ValueSample(stack.data().length, ValueSample.OF_LAYER);
        sample.add(stack.data(), 0, 1);
        return new KernelRange(stack.range(), sample.ends(ColourLimits.PERCENTILES, stack.range()));
    }

    /**
     * All kernels of several layers, read one layer after another.
     *
     * @param layers ids of calls that have kernels
     * @throws org.convscope.problem.ProblemException if weights cannot be read
     */
    public static KernelRange over(Network network, List<String> layers, TaskMonitor monitor) {
        long total = layers.stream()
                .flatMap(layer -> network.call(layer).kernel().stream())
                .mapToLong(Weight::size)
                .sum();
        var reader = new ReadKernels();
        var sample = new ValueSample(total, ValueSample.OF_LAYER);
        Range extremes = Range.EMPTY;
        int done = 0;
        for (String layer : layers) {
            monitor.checkCancelled();
            monitor.progress("Kernels of " + layer, done++ / (double) layers.size());
            KernelStack stack = reader.of(network, layer);
            extremes = extremes.union(stack.range());
            sample.add(stack.data(), 0, 1);
        }
        return new KernelRange(extremes, sample.ends(ColourLimits.PERCENTILES, extremes));
    }

    /** The ends of the colour map by a rule. */
    public ColourEnds ends(ColourLimits limits) {
        return limits instanceof ColourLimits.Percentiles ? percentiles : ColourEnds.of(extremes);
    }
}
