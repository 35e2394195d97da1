package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.core.op.Op;
import org.convscope.core.op.Ops;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;

/** A network's operations, made once, and its plans, made once for each set of wanted layers. */
final class Prepared {
    private static final int PLANS_KEPT = 64;

    private final Network network;
    private final Map<String, Op> ops = new HashMap<>();
    private final Map<String, Optional<Op>> activations = new HashMap<>();
    private final Map<String, Optional<Op>> folded = new HashMap<>();
    private final Map<Set<String>, Plan> plans = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<String>, Plan> eldest) {
            return size() > PLANS_KEPT;
        }
    };

    Prepared(Network network) {
        this.network = network;
    }

    /** All operations made so far: the owners of constants. */
    List<Op> owners() {
        List<Op> owners = new ArrayList<>(ops.values());
        activations.values().forEach(op -> op.ifPresent(owners::add));
        folded.values().forEach(op -> op.ifPresent(owners::add));
        return owners;
    }

    /**
     * @throws org.convscope.problem.ProblemException if there is no such layer, or it cannot be computed
     */
    Plan plan(Collection<String> wanted) {
        Set<String> ids = new LinkedHashSet<>(wanted);
        Plan known = plans.get(ids);
        if (known == null) {
            known = make(ids);
            plans.put(ids, known);
        }
        return known;
    }

    private Plan make(Set<String> wanted) {
        for (String id : wanted) {
            if (network.find(id).isEmpty()) {
                throw Problem.of("there is no layer '" + id + "'").asException();
            }
            network.unavailable(id).ifPresent(reason -> {
                throw Problem.of("it cannot be computed: " + reason)
                        .subject(LayerCall.subject(id))
                        .asException();
            });
        }
        List<LayerCall> calls = network.ancestors(wanted);
        Map<String, List<LayerCall>> takers = takers(calls);
        Map<String, LayerCall> foldedInto = foldable(calls, takers, wanted);
        Map<String, Optional<Op>> late = reluAfterPooling(calls, takers, wanted);
        Map<String, Integer> values = new HashMap<>();
        List<LayerCall> inputs = network.inputs().stream().map(network::call).toList();
        inputs.forEach(input -> values.put(input.id(), values.size()));
        List<Plan.Step> steps = new ArrayList<>();
        for (LayerCall call : calls) {
            if (call.operation() instanceof Operation.Input) {
                if (!values.containsKey(call.id())) {
                    throw Problem.of("it is not among the model's inputs")
                            .subject(LayerCall.subject(call.id()))
                            .asException();
                }
                continue;
            }
            if (foldedInto.containsKey(call.id())) {
                continue;
            }
            addSteps(call, foldedInto, late, inputs.size(), values, steps, wanted.contains(call.id()));
        }
        int[] uses = new int[inputs.size() + steps.size()];
        steps.forEach(step -> step.inputs().forEach(value -> uses[value]++));
        return new Plan(inputs, List.copyOf(steps), uses);
    }

    private void addSteps(
            LayerCall call,
            Map<String, LayerCall> foldedInto,
            Map<String, Optional<Op>> late,
            int firstStepValue,
            Map<String, Integer> values,
            List<Plan.Step> steps,
            boolean isWanted) {
        try {
            LayerCall source = call;
            Op op = null;
            for (String input : call.inputs()) {
                if (foldedInto.containsKey(input)) {
                    source = network.call(input);
                    op = folded(source, call).orElseThrow();
                }
            }
            if (op == null) {
                op = ops.computeIfAbsent(call.id(), id -> Ops.of(call));
            }
            Optional<Op> activation = late.getOrDefault(call.id(), activation(call));
            List<Integer> taken = source.inputs().stream().map(values::get).toList();
            int value = firstStepValue + steps.size();
            boolean alone = activation.isEmpty();
            steps.add(new Plan.Step(call, op, taken, value, alone, alone && isWanted));
            if (activation.isPresent()) {
                steps.add(new Plan.Step(call, activation.get(), List.of(value), value + 1, true, isWanted));
                value++;
            }
            values.put(call.id(), value);
        } catch (RuntimeException e) {
            throw named(e, call.id());
        }
    }

    private Optional<Op> activation(LayerCall call) {
        return activations.computeIfAbsent(call.id(), id -> Ops.of(call.activation()));
    }

    private static Map<String, List<LayerCall>> takers(List<LayerCall> calls) {
        Map<String, List<LayerCall>> takers = new HashMap<>();
        calls.forEach(call -> call.inputs().forEach(input -> takers.computeIfAbsent(input, id -> new ArrayList<>())
                .add(call)));
        return takers;
    }

    /**
     * Where nobody wants or takes a ReLU's output but one max pooling, the pooling comes first: the maximum of the ReLUs is
     * the ReLU of the maximum, on a quarter of the numbers, and gradients go through the same pixels. Only a window of nothing
     * but NaN differs: the lowest float with ReLU first, zero here. Keras 2.15 gives both, the first where the model is called,
     * the second in {@code predict}, where TensorFlow fuses too.
     *
     * @return for the calls concerned, what they end with instead of their own activation
     */
    private Map<String, Optional<Op>> reluAfterPooling(
            List<LayerCall> calls, Map<String, List<LayerCall>> takers, Set<String> wanted) {
        Map<String, Optional<Op>> result = new HashMap<>();
        for (LayerCall call : calls) {
            List<LayerCall> own = takers.getOrDefault(call.id(), List.of());
            if (call.activation().equals(Activation.RELU)
                    && own.size() == 1
                    && !wanted.contains(call.id())
                    && own.get(0).operation() instanceof Operation.Pooling pooling
                    && pooling.reduction() == Operation.Reduction.MAX
                    && own.get(0).activation().isLinear()) {
                result.put(call.id(), Optional.empty());
                result.put(own.get(0).id(), activation(call));
            }
        }
        return result;
    }

    /** Convolutions whose output nobody wants or takes but one batch normalisation: by id, that normalisation. */
    private Map<String, LayerCall> foldable(
            List<LayerCall> calls, Map<String, List<LayerCall>> takers, Set<String> wanted) {
        Map<String, LayerCall> result = new HashMap<>();
        for (LayerCall call : calls) {
            List<LayerCall> own = takers.getOrDefault(call.id(), List.of());
            if (own.size() == 1
                    && !wanted.contains(call.id())
                    && folded(call, own.get(0)).isPresent()) {
                result.put(call.id(), own.get(0));
            }
        }
        return result;
    }

    private Optional<Op> folded(LayerCall convolution, LayerCall normalization) {
        return folded.computeIfAbsent(
                convolution.id() + "\n" + normalization.id(), id -> Ops.folded(convolution, normalization));
    }

    static String subject(String id) {
        return "layer '" + id + "'";
    }

    /**
     * What goes on to the user where a layer failed: the problem with the layer named, and whatever else a library throws as
     * such a problem; a cancel as it is.
     */
    static RuntimeException named(RuntimeException e, String id) {
        if (e instanceof CancelledException) {
            return e;
        }
        if (!(e instanceof ProblemException known)) {
            String message = FailureText.of(e);
            return new ProblemException(
                    Problem.of("its computation failed: " + message)
                            .subject(LayerCall.subject(id))
                            .nextStep("What does not depend on it can still be computed"),
                    e);
        }
        String subject = known.problem().subject();
        if (subject.startsWith(LayerCall.subject(id))) {
            return e;
        }
        String all = subject.isEmpty() ? LayerCall.subject(id) : LayerCall.subject(id) + ", " + subject;
        return new ProblemException(known.problem().subject(all), e);
    }
}
