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
    private final BiFunction<LayerCall, Integer, StepWeights> ofPart;
    private final BiFunction<LayerCall, LayerCall, StepWeights> folded;

    /**
     * @param weights of a layer
     * @param ofPart of a part of a composite layer, by its number
     * @param folded of a layer with a batch normalisation in them
     */
    Planner(
            Network network,
            FusionRules rules,
            Function<LayerCall, StepWeights> weights,
            BiFunction<LayerCall, Integer, StepWeights> ofPart,
            BiFunction<LayerCall, LayerCall, StepWeights> folded) {
        this.network = network;
        this.rules = rules;
        this.weights = weights;
        this.ofPart = ofPart;
        this.folded = folded;
    }

    /**
     * @param wanted ids of calls
     * @throws org.convscope.problem.ProblemException if there is no such layer, or it cannot be computed
     */
    Plan plan(Collection<String> wanted, WeightUse use) {
        var drafts = new Drafts(drafts(wanted, use));
        new WrittenOutActivations(drafts).rewrite();
        var rewriting = new Rewriting(drafts, rules);
        if (use == WeightUse.FOLDED) {
            rewriting.foldNormalizations(folded);
        }
        rewriting.fusePadding();
        rewriting.fuseSums();
        rewriting.fuseActivations();
        rewriting.poolBeforeDroppingMaps();
        rewriting.poolBeforeRelu();
        return drafts.plan();
    }

    private List<Draft> drafts(Collection<String> wanted, WeightUse use) {
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
            List<Draft> inputs = call.inputs().stream().map(given::get).toList();
            List<Draft> own = use == WeightUse.AS_STORED && call.operation() instanceof Operation.Composite composite
                    ? parts(call, composite, inputs)
                    : List.of(draft(call, inputs));
            all.addAll(own);
            Draft last = own.get(own.size() - 1);
            if (call.operation() instanceof Operation.Activate) {
                last.activation = call.activation();
            } else {
                last = activated(last, call.activation(), all);
            }
            last.isLast = true;
            last.isWanted = wanted.contains(call.id());
            given.put(call.id(), last);
        }
        return all;
    }

    /** Each part as a step of its own, so that the gradients by its weights are taken there. */
    private List<Draft> parts(LayerCall call, Operation.Composite composite, List<Draft> inputs) {
        List<Draft> all = new ArrayList<>();
        List<Draft> taken = inputs;
        for (int i = 0; i < composite.parts().size(); i++) {
            Operation.Part part = composite.parts().get(i);
            var draft = new Draft(call, part.operation(), ofPart.apply(call, i), Activation.LINEAR, taken);
            all.add(draft);
            taken = List.of(activated(draft, part.activation(), all));
        }
        return all;
    }

    /** What comes after a step with an activation, which is a step of its own. */
    private static Draft activated(Draft before, Activation activation, List<Draft> all) {
        if (activation.isLinear()) {
            return before;
        }
        var after = new Draft(before.call, new Operation.Activate(), before.weights, activation, List.of(before));
        all.add(after);
        return after;
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
