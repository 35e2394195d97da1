package org.convscope.core.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Plans networks and has an engine run the plans, one at a time, all on one thread. */
public final class PlanExecutor implements AutoCloseable {
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

    /** As {@link Engine#inputGradients}. */
    public List<Tensor> inputGradients(
            Network network, List<Tensor> inputs, String wanted, Tensor outputGradient, TaskMonitor monitor) {
        if (network.inputs().contains(wanted)) {
            return network.inputs().stream()
                    .map(id -> id.equals(wanted)
                            ? outputGradient
                            : Tensor.zeros(
                                    inputs.get(network.inputs().indexOf(id)).shape()))
                    .toList();
        }
        try {
            Plan plan = plans(network).plan(List.of(wanted), WeightUse.FOLDED);
            return engine.inputGradients(plan, inputs, outputGradient, monitor);
        } finally {
            ended(network);
        }
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
