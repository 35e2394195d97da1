package org.convscope.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.network.ArrayWeight;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.train.AdamOptimizer.Moments;
import org.jspecify.annotations.Nullable;

/**
 * Where a training stands after an epoch: all that the next one depends on. Weights are named by their layer's path and their
 * field: {@code block1_conv1/kernel}. Used by one thread.
 */
public final class TrainingState {
    private final Map<String, float[]> weights;
    private final Map<String, float[]> best;
    private final Map<String, Moments> moments;
    private final List<EpochMetrics> history;
    private long steps;

    TrainingState(
            Map<String, float[]> weights,
            Map<String, float[]> best,
            Map<String, Moments> moments,
            List<EpochMetrics> history,
            long steps) {
        this.weights = new LinkedHashMap<>(weights);
        this.best = new LinkedHashMap<>(best);
        this.moments = new LinkedHashMap<>(moments);
        this.history = new ArrayList<>(history);
        this.steps = steps;
    }

    /** A state comes from a file, and a file can say anything. */
    void requireFits(Network network) {
        for (LayerCall call : network.calls()) {
            for (Weight weight : call.weights()) {
                String key = TrainingRun.key(call, weight.name());
                Moments own = moments.getOrDefault(key, Moments.of(0));
                boolean fits = isOf(weight.size(), weights.get(key))
                        && (best.isEmpty() || isOf(weight.size(), best.get(key)))
                        && (!moments.containsKey(key)
                                || (isOf(weight.size(), own.first()) && isOf(weight.size(), own.second())));
                if (!fits) {
                    throw Problem.of("what is kept of the training does not fit the network")
                            .subject(LayerCall.subject(call.id()))
                            .expected(weight.size() + " numbers of " + weight.name())
                            .nextStep("Begin anew without --resume")
                            .asException();
                }
            }
        }
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).epoch() != i + 1) {
                throw Problem.of("what is kept of the training does not name its epochs one after the other")
                        .expected("epoch " + (i + 1))
                        .found(history.get(i).epoch())
                        .nextStep("Begin anew without --resume")
                        .asException();
            }
        }
    }

    private static boolean isOf(long size, float @Nullable [] numbers) {
        return numbers != null && numbers.length == size;
    }

    /** What is learned, and what is averaged, in arrays that stay the same and change with every step. */
    Map<String, float[]> weights() {
        return weights;
    }

    /** The weights after the epoch with the lowest validation loss; training loss where nothing is validated. */
    Map<String, float[]> best() {
        return best;
    }

    Map<String, Moments> moments() {
        return moments;
    }

    /** The epochs done. */
    public List<EpochMetrics> history() {
        return List.copyOf(history);
    }

    long steps() {
        return steps;
    }

    long nextStep() {
        return ++steps;
    }

    /** Ends an epoch. */
    void add(EpochMetrics epoch) {
        if (history.stream().mapToDouble(TrainingState::judged).noneMatch(value -> value <= judged(epoch))) {
            best.clear();
            weights.forEach((name, values) -> best.put(name, values.clone()));
        }
        history.add(epoch);
    }

    /** The epoch with the lowest validation loss; 0 before the first one. */
    public int bestEpoch() {
        int at = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochMetrics epoch : history) {
            if (judged(epoch) < lowest) {
                lowest = judged(epoch);
                at = epoch.epoch();
            }
        }
        return at;
    }

    /** The network with the best epoch's weights; with those of now before the end of the first. */
    public Network bestOf(Network network) {
        return TrainingRun.with(network, best.isEmpty() ? weights : best);
    }

    /** A copy of the network as far as a layer, with the weights as they are now, which the next steps do not change. */
    public Network copyUpTo(Network network, String layer) {
        List<LayerCall> calls = network.ancestors(List.of(layer));
        Set<String> ids = calls.stream().map(LayerCall::id).collect(Collectors.toSet());
        var part = new Network(
                network.name(),
                network.kerasVersion(),
                calls,
                network.inputs().stream().filter(ids::contains).toList(),
                List.of(layer));
        return TrainingRun.with(part, weights)
                .mapped(call -> call.withWeights(call.weights().stream()
                        .<Weight>map(weight -> new ArrayWeight(
                                weight.name(), Tensor.of(weight.read().data().clone(), weight.shape())))
                        .toList()));
    }

    private static double judged(EpochMetrics epoch) {
        return Double.isNaN(epoch.validationLoss()) ? epoch.loss() : epoch.validationLoss();
    }
}
