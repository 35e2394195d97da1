package org.convscope.inspect.sanity;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.NormalizingOperation;
import org.convscope.network.Weight;

/**
 * Networks with random weights in some layers. A weight's numbers become normal ones of mean 0 and the standard deviation that they
 * had themselves; those of a normalisation, among which variances must not be negative, are put in another order. What is one number
 * over and over stays, and the network itself stays as it is.
 */
public final class RandomWeights {
    /** How weights become random, in a sentence. */
    public static final String MEANING =
            "normal numbers of mean 0 and the weight's own standard deviation; the numbers of a"
                    + " normalisation in another order; a weight that is one number over and over stays";

    private static final int RUN = 1 << 20;

    private final Network network;
    private final Map<String, Double> deviations = new HashMap<>();

    public RandomWeights(Network network) {
        this.network = network;
    }

    /**
     * @param layers paths, joined by '/'
     * @param seed all numbers follow from it, the layer's path and the weight's name, whatever other layers there are
     */
    public Network in(Collection<String> layers, long seed) {
        Set<String> paths = Set.copyOf(layers);
        return network.mapped(
                call -> paths.contains(LearnedLayers.path(call)) ? call.withWeights(randomised(call, seed)) : call);
    }

    private List<Weight> randomised(LayerCall call, long seed) {
        String path = LearnedLayers.path(call);
        return call.weights().stream()
                .map(weight -> {
                    String name = path + "\n" + weight.name();
                    long own = mixed(seed, name.hashCode());
                    return call.kind() instanceof NormalizingOperation
                            ? new Reordered(weight, own)
                            : normal(weight, deviations.computeIfAbsent(name, key -> deviation(weight)), own);
                })
                .toList();
    }

    private static Weight normal(Weight weight, double deviation, long seed) {
        return deviation > 0 ? new Normal(weight, deviation, seed) : weight;
    }

    /** The standard deviation of what the layer computes with. */
    private static double deviation(Weight weight) {
        Weight computed = weight.computed();
        double[] sums = new double[2];
        int[] shape = computed.shape();
        long rows = shape.length == 0 ? 1 : shape[0];
        long run = computed.rowsPerRun(RUN);
        computed.forEachRun(RUN, first -> {
            for (float value : computed.readRows(first, Math.min(rows, first + run))) {
                sums[0] += value;
                sums[1] += (double) value * value;
            }
        });
        double mean = sums[0] / computed.size();
        return Math.sqrt(Math.max(0, sums[1] / computed.size() - mean * mean));
    }

    /** SplitMix64's last step: seeds beside each other become seeds far from each other. */
    private static long mixed(long seed, long other) {
        long mixed = seed * 0x9E3779B97F4A7C15L + other;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Each row has a seed of its own, so that a large kernel is never there as a whole. */
    private record Normal(Weight of, double deviation, long seed) implements Weight {
        @Override
        public String name() {
            return of.name();
        }

        @Override
        public int[] shape() {
            return of.shape();
        }

        @Override
        public Tensor read() {
            if (size() > Integer.MAX_VALUE) {
                return of.read();
            }
            int[] shape = shape();
            return Tensor.of(readRows(0, shape.length == 0 ? 1 : shape[0]), shape);
        }

        @Override
        public float[] readRows(long from, long to) {
            int[] shape = shape();
            long rows = shape.length == 0 ? 1 : Math.max(1, shape[0]);
            int length = (int) (size() / rows);
            float[] numbers = new float[Math.toIntExact((to - from) * length)];
            for (long row = from; row < to; row++) {
                var random = new Random(mixed(seed, row));
                int first = (int) ((row - from) * length);
                for (int i = 0; i < length; i++) {
                    numbers[first + i] = (float) (deviation * random.nextGaussian());
                }
            }
            return numbers;
        }
    }

    private record Reordered(Weight of, long seed) implements Weight {
        @Override
        public String name() {
            return of.name();
        }

        @Override
        public int[] shape() {
            return of.shape();
        }

        @Override
        public Tensor read() {
            float[] numbers = of.read().data().clone();
            var random = new Random(seed);
            for (int i = numbers.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                float moved = numbers[i];
                numbers[i] = numbers[other];
                numbers[other] = moved;
            }
            return Tensor.of(numbers, shape());
        }

        @Override
        public float[] readRows(long from, long to) {
            int length = (int) (size() / Math.max(1, shape()[0]));
            return Arrays.copyOfRange(read().data(), (int) from * length, (int) to * length);
        }
    }
}
