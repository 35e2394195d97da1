package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.cache.WeighedCache;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/** A network's plans, made once for each set of wanted layers, and the weights that they share. */
public final class NetworkPlans {
    private static final int PLANS_KEPT = 64;

    private final Planner planner;
    private final Map<String, StepWeights> weights = new HashMap<>();
    private final WeighedCache<Key, Plan> plans = new WeighedCache<>(PLANS_KEPT, plan -> 1);

    private record Key(Set<String> wanted, WeightUse use) {}

    public NetworkPlans(Network network, FusionRules rules) {
        this.planner = new Planner(network, rules, this::weights, this::ofPart, this::folded);
    }

    private StepWeights weights(LayerCall call) {
        return weights.computeIfAbsent(call.id(), id -> new StepWeights(call));
    }

    /** Each part owns what engines prepare for it, also where two have the same role. */
    private StepWeights ofPart(LayerCall call, int number) {
        return weights.computeIfAbsent(call.id() + "\t" + number, id -> {
            var composite = (Operation.Composite) call.operation();
            return new StepWeights(call).of(composite.parts().get(number).role());
        });
    }

    private StepWeights folded(LayerCall layer, LayerCall normalization) {
        return weights.computeIfAbsent(layer.id() + "\n" + normalization.id(), id -> {
            var operation = (Operation.BatchNormalization) normalization.operation();
            int[] shape = layer.outputShape();
            return new StepWeights(layer, ChannelAffine.of(operation, weights(normalization), shape[shape.length - 1]));
        });
    }

    /** All weights that plans have used so far: the owners of what engines prepared. */
    public List<StepWeights> owners() {
        return new ArrayList<>(weights.values());
    }

    /**
     * @param wanted ids of calls
     * @throws org.convscope.problem.ProblemException if there is no such layer, or it cannot be computed
     */
    public Plan plan(Collection<String> wanted, WeightUse use) {
        var key = new Key(new LinkedHashSet<>(wanted), use);
        Optional<Plan> known = plans.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        Plan made = planner.plan(key.wanted(), use);
        plans.put(key, made);
        return made;
    }
}
