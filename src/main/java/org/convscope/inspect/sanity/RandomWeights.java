package org.convscope.inspect.sanity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.NormalizingOperation;
import org.convscope.network.Weight;
import org.convscope.network.WeightInitializer;

/**
 * Networks with random weights in some layers. A weight becomes what it was before training, by its own initialiser, drawn anew.
 * Where the file does not say that, its numbers become normal ones of mean 0 and the standard deviation that they had themselves;
 * those of a normalisation, among which variances must not be negative, are put in another order; what is one number over and over
 * stays. The network itself stays as it is.
 */
public final class RandomWeights {
    /** How weights become random, in a sentence. */
    public static final String MEANING =
            "as the layer's own initialisers fill them; where the file names none: normal numbers of mean 0 and the"
                    + " weight's own standard deviation, the numbers of a normalisation in another order, and a weight"
                    + " that is one number over and over stays";

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

    /** How each weight of a layer becomes random, in a few words: {@code kernel GlorotUniform, bias Zeros}. */
    public String meaning(String layer) {
        return network.calls().stream()
                .filter(call -> LearnedLayers.path(call).equals(layer)
                        && !call.weights().isEmpty())
                .findFirst()
                .map(call -> call.weights().stream()
                        .map(weight -> weight.name() + " " + meaning(call, weight))
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private String meaning(LayerCall call, Weight weight) {
        return initializer(weight)
                .map(WeightInitializer::name)
                .orElseGet(() -> call.kind() instanceof NormalizingOperation
                        ? "in another order"
                        : deviation(call, weight) > 0 ? "normal, own spread" : "as it is");
    }

    private List<Weight> randomised(LayerCall call, long seed) {
        return call.weights().stream()
                .map(weight -> {
                    long own = MixedSeed.of(seed, key(call, weight).hashCode());
                    return initializer(weight)
                            .map(before -> initialised(weight, before.numbers(), own))
                            .orElseGet(() -> call.kind() instanceof NormalizingOperation
                                    ? new Reordered(weight, own)
                                    : normal(weight, deviation(call, weight), own));
                })
                .toList();
    }

    private static String key(LayerCall call, Weight weight) {
        return LearnedLayers.path(call) + "\n" + weight.name();
    }

    private static Optional<WeightInitializer> initializer(Weight weight) {
        return weight.initializer()
                .filter(before -> !(before.numbers() instanceof WeightInitializer.Orthogonal)
                        || OrthogonalWeight.isFeasible(weight.shape()));
    }

    private static Weight initialised(Weight weight, WeightInitializer.Numbers numbers, long seed) {
        return numbers instanceof WeightInitializer.Orthogonal orthogonal
                ? new OrthogonalWeight(weight, orthogonal.gain(), seed)
                : new DrawnWeight(weight, DrawnNumbers.of(numbers, weight.shape()), seed);
    }

    private double deviation(LayerCall call, Weight weight) {
        return deviations.computeIfAbsent(key(call, weight), key -> deviation(weight));
    }

    private static Weight normal(Weight weight, double deviation, long seed) {
        return deviation > 0 ? new DrawnWeight(weight, random -> deviation * random.nextGaussian(), seed) : weight;
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
    }
}
