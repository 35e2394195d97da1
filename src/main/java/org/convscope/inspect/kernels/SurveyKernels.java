package org.convscope.inspect.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convscope.array.ChannelStatistics;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.inspect.kernels.KernelSurvey.SimilarPair;
import org.convscope.task.TaskMonitor;

/**
 * Looks for dead, damaged and nearly identical kernels of a layer. Two kernels a and b are nearly identical where |a - b| is
 * at most a given share of the larger norm: then they are alike in direction <em>and</em> in strength.
 */
public final class SurveyKernels {
    /** Multiplications that looking for pairs may cost; a layer of 512 kernels of 3x3x512 takes 0.6 thousand million. */
    private static final long MOST_WORK = 2_000_000_000L;

    /**
     * @param bins of the histograms
     * @param similarity largest distance of a pair, such as 0.05
     */
    public record Parameters(int bins, double similarity) {
        public static final Parameters DEFAULT = new Parameters(64, 0.05);
    }

    /**
     * @param bias of the same layer, one number a unit
     */
    public KernelSurvey of(KernelStack stack, Optional<float[]> bias, Parameters parameters, TaskMonitor monitor) {
        List<Integer> dead = new ArrayList<>();
        List<Integer> notFinite = new ArrayList<>();
        List<Statistics> ofUnits = ChannelStatistics.of(stack.data(), stack.units());
        for (int unit = 0; unit < stack.units(); unit++) {
            if (ofUnits.get(unit).isZero()) {
                dead.add(unit);
            }
            if (ofUnits.get(unit).notFinite() > 0) {
                notFinite.add(unit);
            }
        }
        Statistics all = Statistics.merged(ofUnits);
        long numbers = (long) stack.height() * stack.width() * stack.inputs();
        boolean check = numbers * stack.units() * (stack.units() - 1) / 2 <= MOST_WORK;
        List<SimilarPair> similar = check ? similar(stack, ofUnits, parameters.similarity(), monitor) : List.of();
        return new KernelSurvey(
                stack.layer(),
                all,
                Histogram.of(stack.data(), parameters.bins(), all.range()),
                bias.map(Statistics::of),
                bias.map(b -> Histogram.of(b, parameters.bins(), Range.of(b))),
                dead,
                notFinite,
                similar,
                check);
    }

    private static List<SimilarPair> similar(
            KernelStack stack, List<Statistics> ofUnits, double limit, TaskMonitor monitor) {
        double[] norms = ofUnits.stream().mapToDouble(SurveyKernels::norm).toArray();
        List<SimilarPair> pairs = new ArrayList<>();
        for (int a = 0; a < stack.units(); a++) {
            monitor.checkCancelled();
            for (int b = a + 1; b < stack.units(); b++) {
                double larger = Math.max(norms[a], norms[b]);
                // the norms' own difference is the least the distance can be; its last digits are those of sums
                if (larger > 0 && Math.abs(norms[a] - norms[b]) <= limit * larger * (1 + 1e-9)) {
                    double distance = distance(stack, a, b, limit * larger) / larger;
                    if (distance <= limit) {
                        pairs.add(new SimilarPair(a, b, distance));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(SimilarPair::distance));
        return pairs;
    }

    /** The norm of a kernel; 0 where it has numbers that are not finite, which is like no other. */
    private static double norm(Statistics kernel) {
        return kernel.notFinite() > 0
                ? 0
                : Math.sqrt(kernel.count()
                        * (kernel.mean() * kernel.mean() + kernel.standardDeviation() * kernel.standardDeviation()));
    }

    /** Gives up, with infinity, as soon as the limit is passed: of unlike kernels after a few numbers. */
    private static double distance(KernelStack stack, int a, int b, double limit) {
        double most = limit * limit * (1 + 1e-12);
        float[] data = stack.data();
        double sum = 0;
        for (int at = 0; at < data.length; at += stack.units()) {
            double d = (double) data[at + a] - data[at + b];
            sum += d * d;
            if (sum > most) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return Math.sqrt(sum);
    }
}
