package org.convscope.inspect.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.ablation.FallsOfUnits;
import org.convscope.inspect.gradients.LayerGradient;
import org.convscope.inspect.target.ChannelMeans;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.task.TaskMonitor;

/** Ranks a layer's units by gradient times activation, and switches the first of them off. */
final class RankContributions {
    private final Engine engine;

    RankContributions(Engine engine) {
        this.engine = engine;
    }

    /** The ends of the ranking. */
    enum First {
        /** What raises the logit most. */
        RAISING,
        /** What lowers it most. */
        LOWERING
    }

    /**
     * @param layer id of a call that the objective depends on
     * @param inputs one an input of the network, (1, ...)
     * @param count how many are listed
     */
    LayerContributions of(
            TargetObjective objective, String layer, List<Tensor> inputs, First first, int count, TaskMonitor monitor) {
        LayerGradient found = LayerGradient.of(engine, objective, layer, inputs, monitor);
        double[] sums = sums(found);
        double sign = first == First.RAISING ? -1 : 1;
        List<Integer> ranked = IntStream.range(0, sums.length)
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> sign * sums[unit]))
                .limit(count)
                .toList();
        monitor.checkCancelled();
        double[] falls = FallsOfUnits.of(engine, objective, layer, sums.length, ranked, inputs, monitor);
        float[] means = ChannelMeans.all(found.output());
        List<UnitContribution> units = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            int unit = ranked.get(i);
            double max = Range.of(found.output().data(), unit, found.output().size(), sums.length)
                    .max();
            units.add(new UnitContribution(unit, sums[unit], falls[i], means[unit], max));
        }
        return new LayerContributions(layer, sums, units, found.output());
    }

    /** By unit. */
    private static double[] sums(LayerGradient found) {
        float[] maps = found.output().data();
        float[] gradients = found.gradient().data();
        int units = ChannelMeans.channels(found.output());
        double[] sums = new double[units];
        for (int i = 0; i < maps.length; i++) {
            sums[i % units] += (double) maps[i] * gradients[i];
        }
        return sums;
    }
}
