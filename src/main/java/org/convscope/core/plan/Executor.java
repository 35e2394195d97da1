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
    private final Set<Network> released = Collections.newSetFromMap(new WeakHashMap<>());
    private volatile long heldBytes;

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
        try (Run run = new Run(prepared(network).plan(wanted), constants, pool, monitor, observer)) {
            run.take(inputs);
            List<String> ids = network.inputs();
            for (int i = 0; i < ids.size(); i++) {
                if (wanted.contains(ids.get(i))) {
                    sink.accept(ids.get(i), inputs.get(i));
                }
            }
            run.forward(sink);
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
        try (Backward backward =
                new Backward(prepared(network).plan(List.of(wanted)), constants, pool, monitor, observer)) {
            return backward.inputGradients(inputs, outputGradient);
        } finally {
            ended(network);
        }
    }

    private Prepared prepared(Network network) {
        return prepared.computeIfAbsent(network, Prepared::new);
    }

    /** Forgets a network, and after every later run of it again. */
    public void release(Network network) {
        released.add(network);
        ended(network);
    }

    /** A run that was asked for before its network was released, but came after that, leaves nothing behind. */
    private void ended(Network network) {
        if (released.contains(network)) {
            Prepared gone = prepared.remove(network);
            if (gone != null) {
                constants.release(gone.owners());
            }
            if (prepared.isEmpty()) {
                pool.clear();
            }
        }
        heldBytes = constants.nativeBytes() + pool.freeBytes();
    }

    /** Bytes held in native memory between runs; may be asked by any thread. */
    public long heldBytes() {
        return heldBytes;
    }

    @Override
    public void close() {
        prepared.clear();
        constants.close();
        pool.close();
        heldBytes = 0;
    }
}
