package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/**
 * Makes plans: the wanted layers and what they depend on as steps, one for each operation and each activation, then
 * rewritten to fewer.
 */
final class Planner {
    private final Network network;
    private final FusionRules rules;
    private final Function<LayerCall, StepWeights> weights;
    private final BiFunction<LayerCall, LayerCall, StepWeights> folded;

    /**
     * @param weights of a layer
     * @param folded of a layer with a batch normalisation in them
     */
    Planner(
            Network network,
            FusionRules rules,
            Function<LayerCall, StepWeights> weights,
            BiFunction<LayerCall, LayerCall, StepWeights> folded) {
        this.network = network;
        this.rules = rules;
        this.weights = weights;
        this.folded = folded;
    }

    /**
     * @param wanted ids of calls
     * @throws org.convscope.problem.ProblemException if there is no such layer, or it cannot be computed
     */
    Plan plan(Collection<String> wanted, WeightUse use) {
        var drafts = new Drafts(drafts(wanted));
        var rewriting = new Rewriting(drafts, rules);
        if (use == WeightUse.FOLDED) {
            rewriting.foldNormalizations(folded);
        }
        rewriting.fusePadding();
        rewriting.fuseSums();
        rewriting.fuseActivations();
        rewriting.poolBeforeRelu();
        return drafts.plan();
    }

    private List<Draft> drafts(Collection<String> wanted) {
        wanted.forEach(this::requireAvailable);
        Map<String, Draft> given = new HashMap<>();
        List<Draft> all = new ArrayList<>();
        for (String id : network.inputs()) {
            Draft input = draft(network.call(id), List.of());
            input.isLast = true;
            given.put(id, input);
            all.add(input);
        }
        for (LayerCall call : network.ancestors(wanted)) {
            if (call.operation() instanceof Operation.Input) {
                if (!given.containsKey(call.id())) {
                    throw Problem.of("it is not among the model's inputs")
                            .subject(LayerCall.subject(call.id()))
                            .asException();
                }
                continue;
            }
            if (call.operation() instanceof Operation.Unavailable none) {
                throw Problem.of(none.reason())
                        .subject(LayerCall.subject(call.id()))
                        .asException();
            }
            Draft last = draft(call, call.inputs().stream().map(given::get).toList());
            all.add(last);
            if (!call.activation().isLinear()) {
                if (call.operation() instanceof Operation.Activate) {
                    last.activation = call.activation();
                } else {
                    last = new Draft(call, new Operation.Activate(), last.weights, call.activation(), List.of(last));
                    all.add(last);
                }
            }
            last.isLast = true;
            last.isWanted = wanted.contains(call.id());
            given.put(call.id(), last);
        }
        return all;
    }

    private Draft draft(LayerCall call, List<Draft> inputs) {
        // dropout is the input itself: what stands in for it in training is a mask
        Operation operation =
                call.operation() instanceof Operation.Dropout ? new Operation.Identity() : call.operation();
        return new Draft(call, operation, weights.apply(call), Activation.LINEAR, inputs);
    }

    private void requireAvailable(String id) {
        if (network.find(id).isEmpty()) {
            throw Problem.of("there is no layer '" + id + "'").asException();
        }
        network.unavailable(id).ifPresent(reason -> {
            throw Problem.of("it cannot be computed: " + reason)
                    .subject(LayerCall.subject(id))
                    .asException();
        });
    }
}
