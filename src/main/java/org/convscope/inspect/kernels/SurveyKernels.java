package org.convscope.inspect.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Histogram;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.KernelSurvey.SimilarPair;
import org.convscope.network.Network;
import org.convscope.network.Weight;
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

    private final ReadKernels reader = new ReadKernels();

    /**
     * @throws org.convscope.problem.ProblemException as {@link ReadKernels#of}
     */
    public KernelSurvey of(Network network, String layer, Parameters parameters, TaskMonitor monitor) {
        KernelStack stack = reader.of(network, layer);
        Optional<float[]> bias =
                network.call(layer).weight("bias").map(Weight::read).map(Tensor::data);
        return of(stack, bias, parameters, monitor);
    }

    /** Of kernels that are read already. */
    public KernelSurvey of(KernelStack stack, Optional<float[]> bias, Parameters parameters, TaskMonitor monitor) {
        List<Integer> dead = new ArrayList<>();
        List<Integer> notFinite = new ArrayList<>();
        for (int unit = 0; unit < stack.units(); unit++) {
            Statistics one = Statistics.of(stack.data(), unit, stack.data().length, stack.units());
            if (one.isDead()) {
                dead.add(unit);
            }
            if (one.notFinite() > 0) {
                notFinite.add(unit);
            }
        }
        long numbers = (long) stack.height() * stack.width() * stack.inputs();
        boolean check = numbers * stack.units() * (stack.units() - 1) / 2 <= MOST_WORK;
        List<SimilarPair> similar = check ? similar(stack, parameters.similarity(), monitor) : List.of();
        return new KernelSurvey(
                stack.layer(),
                Statistics.of(stack.data()),
                Histogram.of(doubles(stack.data()), parameters.bins()),
                bias.map(Statistics::of),
                bias.map(b -> Histogram.of(doubles(b), parameters.bins())),
                dead,
                notFinite,
                similar,
                check);
    }

    private static List<SimilarPair> similar(KernelStack stack, double limit, TaskMonitor monitor) {
        List<float[]> kernels = new ArrayList<>();
        double[] norms = new double[stack.units()];
        for (int unit = 0; unit < stack.units(); unit++) {
            float[] whole = stack.whole(unit);
            kernels.add(whole);
            norms[unit] = Math.sqrt(squares(whole));
        }
        List<SimilarPair> pairs = new ArrayList<>();
        for (int a = 0; a < stack.units(); a++) {
            monitor.checkCancelled();
            for (int b = a + 1; b < stack.units(); b++) {
                double larger = Math.max(norms[a], norms[b]);
                // the norms' own difference is the least the distance can be
                if (larger > 0 && Math.abs(norms[a] - norms[b]) <= limit * larger) {
                    double distance = distance(kernels.get(a), kernels.get(b), limit * larger) / larger;
                    if (distance <= limit) {
                        pairs.add(new SimilarPair(a, b, distance));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(SimilarPair::distance));
        return pairs;
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += (double) v * v;
        }
        return sum;
    }

    /** Gives up, with infinity, as soon as the limit is passed. */
    private static double distance(float[] a, float[] b, double limit) {
        double most = limit * limit * (1 + 1e-12);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = (double) a[i] - b[i];
            sum += d * d;
            if (sum > most) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return Math.sqrt(sum);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
