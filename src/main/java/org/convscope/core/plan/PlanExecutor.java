package org.convscope.core.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.core.OutputGradient;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/** Plans networks and has an engine run the plans, one at a time, all on one thread. */
public final class PlanExecutor implements AutoCloseable {
    private static final Gradients NOTHING = new Gradients(Map.of(), Map.of(), Map.of());

    private final PlanEngine engine;
    private final Map<Network, NetworkPlans> known = new HashMap<>();
    private final Set<Network> released = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * @param engine is closed with this
     */
    public PlanExecutor(PlanEngine engine) {
        this.engine = engine;
    }

    /** As {@link Engine#run}. */
    public void run(
            Network network, List<Tensor> inputs, Collection<String> wanted, Engine.Sink sink, TaskMonitor monitor) {
        try {
            Plan plan = plans(network).plan(wanted, WeightUse.FOLDED);
            RunChecks.inputShapes(plan, inputs);
            List<String> ids = network.inputs();
            for (int i = 0; i < ids.size(); i++) {
                if (wanted.contains(ids.get(i))) {
                    sink.accept(ids.get(i), inputs.get(i));
                }
            }
            engine.forward(plan, inputs, sink, monitor);
        } finally {
            ended(network);
        }
    }

    /** As {@link Engine#gradients}. */
    public Gradients gradients(Network network, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor) {
        Map<String, Tensor> byInput = new LinkedHashMap<>();
        Map<String, OutputGradient> outputs = new LinkedHashMap<>(request.outputs());
        outputs.keySet().removeAll(network.inputs());
        Gradients made = NOTHING;
        if (!outputs.isEmpty()) {
            made = stepGradients(network, inputs, request.of(outputs), monitor);
        }
        for (String id : request.inputs()) {
            Tensor input = inputs.get(network.inputs().indexOf(id));
            Tensor found = made.inputs().get(id);
            Tensor gradient = found == null ? Tensor.zeros(input.shape()) : found;
            OutputGradient own = request.outputs().get(id);
            byInput.put(id, own == null ? gradient : sum(gradient, own.of(() -> input)));
        }
        return new Gradients(byInput, made.weights(), made.averages());
    }

    private Gradients stepGradients(
            Network network, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor) {
        try {
            WeightUse use = request.weightsOf().isEmpty() ? WeightUse.FOLDED : WeightUse.AS_STORED;
            Plan plan = plans(network).plan(request.outputs().keySet(), use);
            requireSources(network, request);
            return engine.gradients(plan, inputs, request, monitor);
        } finally {
            ended(network);
        }
    }

    private static void requireSources(Network network, GradientRequest request) {
        Set<String> sources = network.ancestors(request.outputs().keySet()).stream()
                .map(LayerCall::id)
                .collect(Collectors.toSet());
        for (String id : request.weightsOf()) {
            if (!sources.contains(id)) {
                throw Problem.of("nothing that is wanted depends on its weights")
                        .subject(LayerCall.subject(id))
                        .asException();
            }
        }
    }

    private static Tensor sum(Tensor a, Tensor b) {
        float[] sum = a.data().clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b.data()[i];
        }
        return Tensor.of(sum, a.shape());
    }

    private NetworkPlans plans(Network network) {
        return known.computeIfAbsent(network, made -> new NetworkPlans(made, engine.fusionRules()));
    }

    /** Forgets a network, and after every later run of it again. */
    public void release(Network network) {
        released.add(network);
        ended(network);
    }

    /** A run that was asked for before its network was released, but came after that, leaves nothing behind. */
    private void ended(Network network) {
        if (released.contains(network)) {
            NetworkPlans gone = known.remove(network);
            if (gone != null) {
                engine.release(gone);
            }
            if (known.isEmpty()) {
                engine.trim();
            }
        }
    }

    /** Bytes held in native memory between runs; may be asked by any thread. */
    public long heldBytes() {
        return engine.heldBytes();
    }

    @Override
    public void close() {
        known.clear();
        engine.close();
    }
}
