package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.network.Activation;
import org.convscope.network.Operation;

/** The steps of a plan while it is being rewritten, in order of execution, inputs first. */
final class Drafts {
    private final List<Draft> all;
    private Map<Draft, List<Draft>> takers;

    Drafts(List<Draft> all) {
        this.all = new ArrayList<>(all);
        this.takers = takersOf(all);
    }

    List<Draft> all() {
        return List.copyOf(all);
    }

    private static Map<Draft, List<Draft>> takersOf(List<Draft> all) {
        Map<Draft, List<Draft>> takers = new HashMap<>();
        for (Draft draft : all) {
            for (Draft input : draft.inputs) {
                takers.computeIfAbsent(input, of -> new ArrayList<>()).add(draft);
            }
        }
        return takers;
    }

    List<Draft> takers(Draft draft) {
        return takers.getOrDefault(draft, List.of());
    }

    /** The one step that takes it, once, where nobody else sees it. */
    Optional<Draft> onlyTaker(Draft draft) {
        List<Draft> own = takers(draft);
        return own.size() == 1 && !draft.isWanted && !draft.isInput() ? Optional.of(own.get(0)) : Optional.empty();
    }

    /** The second goes, and the first is taken in its place. */
    void replace(Draft by, Draft gone) {
        redirect(gone, by);
        remove(gone);
    }

    /** Who took the first takes the second from now on. */
    void redirect(Draft from, Draft to) {
        for (Draft taker : takers(from)) {
            taker.inputs.replaceAll(input -> input == from ? to : input);
            taker.added = taker.added == from ? to : taker.added;
        }
    }

    /** From now on the first is nothing but an activation of the second; what led to it and is of no more use goes. */
    void turnInto(Draft draft, Activation activation, Draft input) {
        List<Draft> before = draft.inputs;
        draft.operation = new Operation.Activate();
        draft.activation = activation;
        draft.inputs = new ArrayList<>(List.of(input));
        takers = takersOf(all);
        before.forEach(this::removeUnused);
    }

    private void removeUnused(Draft draft) {
        if (takers(draft).isEmpty() && !draft.isWanted && !draft.isInput()) {
            remove(draft);
            draft.inputs.forEach(this::removeUnused);
        }
    }

    void remove(Draft gone) {
        all.remove(gone);
        takers = takersOf(all);
    }

    /** The second comes right after the first from now on. */
    void moveAfter(Draft first, Draft second) {
        all.remove(second);
        all.add(all.indexOf(first) + 1, second);
        takers = takersOf(all);
    }

    /** The plan of these steps, numbered. */
    Plan plan() {
        Map<Draft, Integer> values = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        List<Draft> inputs = all.stream().filter(Draft::isInput).toList();
        inputs.forEach(input -> values.put(input, values.size()));
        for (Draft draft : all) {
            if (draft.isInput()) {
                continue;
            }
            int output = values.size();
            values.put(draft, output);
            Draft sum = draft.added;
            int added = sum == null ? Fused.NOTHING : values.getOrDefault(sum, Fused.NOTHING);
            steps.add(new Step(
                    draft.call,
                    draft.operation,
                    draft.weights,
                    new Fused(draft.padding, added, draft.activation),
                    draft.inputs.stream().map(values::get).toList(),
                    output,
                    draft.isLast,
                    draft.isWanted));
        }
        return new Plan(inputs.stream().map(input -> input.call).toList(), steps);
    }
}
