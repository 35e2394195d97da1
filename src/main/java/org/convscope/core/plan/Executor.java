package org.convscope.core.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.memory.Constants;
import org.convscope.core.memory.Pool;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Plans and runs networks, one run at a time, all on one thread. */
public final class Executor implements AutoCloseable {
    private final Constants constants;
    private final Pool pool;
    private final StepObserver observer;
    private final Map<Network, Prepared> prepared = new HashMap<>();

    /**
     * @param constantBytes how much room prepared weights take at most
     * @param poolBytes how much unused memory is kept for the next layer
     */
    public Executor(long constantBytes, long poolBytes) {
        this(constantBytes, poolBytes, StepObserver.NONE);
    }

    /** Likewise, watched. */
    public Executor(long constantBytes, long poolBytes, StepObserver observer) {
        this.constants = new Constants(constantBytes);
        this.pool = new Pool(poolBytes);
        this.observer = observer;
    }

    /** As {@link Engine#run}. */
    public void run(
            Network network, List<Tensor> inputs, Collection<String> wanted, Engine.Sink sink, TaskMonitor monitor) {
        Plan plan = prepared(network).plan(wanted);
        for (int i = 0; i < plan.inputs().size() && i < inputs.size(); i++) {
            if (wanted.contains(plan.inputs().get(i).id())) {
                sink.accept(plan.inputs().get(i).id(), inputs.get(i));
            }
        }
        try (Run run = new Run(plan, constants, pool, monitor, observer)) {
            run.forward(inputs, sink);
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
        Plan plan = prepared(network).plan(List.of(wanted));
        try (Backward backward = new Backward(plan, constants, pool, monitor, observer)) {
            return backward.inputGradients(inputs, outputGradient);
        }
    }

    private Prepared prepared(Network network) {
        return prepared.computeIfAbsent(network, Prepared::new);
    }

    /** Forgets a network. */
    public void release(Network network) {
        Prepared gone = prepared.remove(network);
        if (gone != null) {
            constants.release(gone.owners());
        }
        if (prepared.isEmpty()) {
            pool.clear();
        }
    }

    /** Bytes held in native memory between runs. */
    public long heldBytes() {
        return constants.bytes() + pool.freeBytes();
    }

    @Override
    public void close() {
        prepared.clear();
        constants.close();
        pool.close();
    }
}
