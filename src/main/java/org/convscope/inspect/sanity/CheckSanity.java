package org.convscope.inspect.sanity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.array.MagnitudeRanks;
import org.convscope.array.Percentiles;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Sets a saliency map beside those of the same network whose layers are given random weights one after the other, from the target
 * down (cascading randomisation, Adebayo et al., Sanity Checks for Saliency Maps, 2018). A map that hardly changes says little about
 * what was learned.
 */
public final class CheckSanity {
    /** How many networks with random weights each step has. */
    public static final int SEEDS = 5;

    private final Engine engine;

    public CheckSanity(Engine engine) {
        this.engine = engine;
    }

    /**
     * The maps after one more layer got random weights.
     *
     * @param layer its path; all before it in the list have random weights too
     * @param weights how its weights became random, as {@link RandomWeights#meaning}
     * @param maps for each seed what {@link SaliencyMaps#maps} is of the network itself
     * @param correlations by the map's key, for each frame and each seed: Spearman's rank correlation of the magnitudes with the
     *     map of the network itself; NaN where one map is the same everywhere
     */
    public record Step(
            String layer, String weights, List<Map<String, Tensor>> maps, Map<String, double[][]> correlations) {
        /** The numbers alone. */
        public Step withoutMaps() {
            return new Step(layer, weights, List.of(), correlations);
        }

        /** The median of a frame's correlations over the seeds; NaN where one of them is. */
        public double median(String key, int frame) {
            return Percentiles.median(Objects.requireNonNull(correlations.get(key))[frame]);
        }
    }

    /** The seeds that the networks have, from one on. */
    public static List<Long> seeds(long first) {
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < SEEDS; i++) {
            seeds.add(first + i);
        }
        return seeds;
    }

    /** The layers that get random weights, in the order in which they get them. */
    public static List<String> layers(ComputeSaliency.Request request) {
        return LearnedLayers.fromTop(
                request.network(), request.target().in(request.network()).call());
    }

    /**
     * @param saliency what the request gave for the network itself
     * @param steps takes each step when it is there
     * @throws org.convscope.problem.ProblemException as {@link ComputeSaliency#compute}
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    public void check(
            ComputeSaliency.Request request, SaliencyMaps saliency, Consumer<Step> steps, TaskMonitor monitor) {
        List<String> layers = layers(request);
        SaliencySettings settings = request.settings();
        // the layer that is weighed stays the same
        var fixed = new SaliencySettings(
                settings.method(),
                settings.method().isOfLayer() ? request.at() : Optional.empty(),
                settings.steps(),
                settings.seed());
        var asked = new ComputeSaliency.Request(request.network(), request.inputs(), request.target(), fixed);
        Map<String, List<MagnitudeRanks>> ranks = ranks(saliency.maps());
        var random = new RandomWeights(request.network());
        for (int i = 0; i < layers.size(); i++) {
            List<Map<String, Tensor>> maps = new ArrayList<>();
            for (long seed : seeds(settings.seed())) {
                double done = (i * SEEDS + maps.size()) / (double) (layers.size() * SEEDS);
                monitor.progress("random weights down to " + layers.get(i), done);
                Network network = random.in(layers.subList(0, i + 1), seed);
                try {
                    maps.add(new ComputeSaliency(engine)
                            .compute(asked.of(network), monitor.ofStep())
                            .maps());
                } finally {
                    engine.release(network);
                }
            }
            String layer = layers.get(i);
            steps.accept(new Step(layer, random.meaning(layer), maps, correlations(ranks, maps)));
        }
    }

    private static Map<String, double[][]> correlations(
            Map<String, List<MagnitudeRanks>> ranks, List<Map<String, Tensor>> maps) {
        Map<String, double[][]> correlations = new LinkedHashMap<>();
        ranks.forEach((key, frames) -> correlations.put(key, new double[frames.size()][maps.size()]));
        for (int seed = 0; seed < maps.size(); seed++) {
            Map<String, List<MagnitudeRanks>> others = ranks(maps.get(seed));
            for (Map.Entry<String, double[][]> one : correlations.entrySet()) {
                List<MagnitudeRanks> own = Objects.requireNonNull(ranks.get(one.getKey()));
                List<MagnitudeRanks> other = Objects.requireNonNull(others.get(one.getKey()));
                for (int frame = 0; frame < own.size(); frame++) {
                    one.getValue()[frame][seed] = own.get(frame).correlation(other.get(frame));
                }
            }
        }
        return correlations;
    }

    /** Of each frame of each map. */
    private static Map<String, List<MagnitudeRanks>> ranks(Map<String, Tensor> maps) {
        Map<String, List<MagnitudeRanks>> ranks = new LinkedHashMap<>();
        maps.forEach((key, map) -> {
            int frames = map.length(0);
            int length = map.size() / frames;
            List<MagnitudeRanks> all = new ArrayList<>();
            for (int frame = 0; frame < frames; frame++) {
                all.add(MagnitudeRanks.ofMagnitudes(map.data(), frame * length, (frame + 1) * length));
            }
            ranks.put(key, all);
        });
        return ranks;
    }
}
