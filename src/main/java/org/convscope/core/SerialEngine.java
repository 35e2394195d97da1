package org.convscope.core;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.backend.BackendSelection;
import org.convscope.core.backend.EngineSelection;
import org.convscope.core.nd4j.Nd4jEngine;
import org.convscope.core.onednn.OneDnnEngine;
import org.convscope.core.plan.PlanExecutor;
import org.convscope.core.plan.StepObserver;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.CancelledException;
import org.convscope.task.FailedWork;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/**
 * The engine, on oneDNN or ND4J. One thread of its own does all native work (OpenMP keeps a team of threads for every thread that
 * calls it); while a caller takes one layer's output, the next layer is already being computed. The one beside it has a thread and
 * a team of its own.
 */
final class SerialEngine implements Engine {
    private final BackendChoice choice;
    private final EngineChoice engine;
    private final long constantBytes;
    private final long poolBytes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(work, "engine");
        made.setDaemon(true);
        return made;
    });
    private final EndOfProcess end = new EndOfProcess(thread);
    private volatile @Nullable Loaded loaded;
    private @Nullable SerialEngine beside;

    /** What was released before there was anything to release it from; only on the engine's thread. */
    private final Set<Network> releasedBefore = Collections.newSetFromMap(new WeakHashMap<>());

    /** Two of larger networks would take much memory, and their layers are long: little is lost at the end of one. */
    private static final long LARGEST_BESIDE = 64L << 20;

    private static final int BESIDE_PART = 2;

    /** What computes, and what is said of it. */
    private record Loaded(PlanExecutor executor, BackendReport report, boolean canHaveAnother) {}

    SerialEngine(BackendChoice choice, EngineChoice engine, long constantBytes, long poolBytes) {
        this.choice = choice;
        this.engine = engine;
        this.constantBytes = constantBytes;
        this.poolBytes = poolBytes;
    }

    @Override
    public BackendReport backend() {
        return get(submit(() -> loaded().report()));
    }

    /** Only on the engine's thread. */
    private Loaded loaded() {
        Loaded known = loaded;
        if (known == null) {
            end.watch();
            known = load(BackendSelection.ofThisMachine());
            releasedBefore.forEach(known.executor()::release);
            releasedBefore.clear();
            loaded = known;
        }
        return known;
    }

    private Loaded load(BackendSelection backends) {
        EngineSelection selection = backends.select(choice, engine);
        if (selection.engine() == EngineChoice.ND4J) {
            return onNd4j(backends, selection.reason());
        }
        Optional<String> refusal = OneDnnEngine.refusal();
        if (refusal.isPresent() && engine == EngineChoice.AUTO) {
            return onNd4j(backends, "ND4J computes: " + refusal.get() + ".");
        }
        EngineReport report = OneDnnEngine.report(selection.reason());
        var computing = new OneDnnEngine(constantBytes, poolBytes, StepObserver.NONE);
        int threads = computing.threads();
        return new Loaded(new PlanExecutor(computing), backends.withoutNd4j(choice, report, threads), threads > 1);
    }

    private Loaded onNd4j(BackendSelection backends, String reason) {
        BackendReport report = backends.load(choice, reason);
        return new Loaded(new PlanExecutor(new Nd4jEngine(constantBytes, poolBytes, StepObserver.NONE)), report, false);
    }

    @Override
    public void run(Network network, List<Tensor> inputs, Collection<String> wanted, Sink sink, TaskMonitor monitor) {
        var abandoned = new AtomicBoolean();
        TaskMonitor watched = new AbandonableMonitor(monitor, abandoned, end);
        var outputs = new OutputQueue(watched);
        Future<?> work = submit(() -> {
            try (outputs) {
                watched.checkCancelled();
                loaded().executor().run(network, inputs, wanted, outputs, watched);
                return true;
            }
        });
        try {
            outputs.takeAll(sink);
        } finally {
            abandoned.set(true);
        }
        get(work);
    }

    @Override
    public void look(
            Network network, List<Tensor> inputs, Collection<String> wanted, OutputLook look, TaskMonitor monitor) {
        var abandoned = new AtomicBoolean();
        TaskMonitor watched = new AbandonableMonitor(monitor, abandoned, end);
        Future<?> work = submit(() -> {
            watched.checkCancelled();
            loaded().executor().run(network, inputs, wanted, look, watched);
            return true;
        });
        try {
            get(work);
        } finally {
            abandoned.set(true);
        }
    }

    @Override
    public synchronized Optional<Engine> beside(Network network) {
        Loaded known = loaded;
        long bytes = 0;
        for (LayerCall call : network.calls()) {
            bytes += Float.BYTES * call.parameters();
        }
        if (known == null || !known.canHaveAnother() || bytes > LARGEST_BESIDE || thread.isShutdown()) {
            return Optional.empty();
        }
        SerialEngine other = beside;
        if (other == null) {
            other = new SerialEngine(choice, EngineChoice.ONEDNN, constantBytes / BESIDE_PART, poolBytes / BESIDE_PART);
            beside = other;
        }
        return Optional.of(other);
    }

    private synchronized Optional<SerialEngine> madeBeside() {
        return Optional.ofNullable(beside);
    }

    @Override
    public Gradients gradients(Network network, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor) {
        var abandoned = new AtomicBoolean();
        TaskMonitor watched = new AbandonableMonitor(monitor, abandoned, end);
        Future<Gradients> work = submit(() -> {
            watched.checkCancelled();
            return loaded().executor().gradients(network, inputs, request, watched);
        });
        try {
            return get(work);
        } finally {
            abandoned.set(true);
        }
    }

    @Override
    public long heldBytes() {
        Loaded known = loaded;
        long own = known == null ? 0 : known.executor().heldBytes();
        return own + madeBeside().map(SerialEngine::heldBytes).orElse(0L);
    }

    @Override
    public void release(Network network) {
        get(submit(() -> {
            Loaded known = loaded;
            if (known == null) {
                releasedBefore.add(network);
            } else {
                known.executor().release(network);
            }
            return true;
        }));
        madeBeside().ifPresent(other -> other.release(network));
    }

    @Override
    public void close() {
        if (thread.isShutdown()) {
            return; // by an earlier call, or because the process ends
        }
        madeBeside().ifPresent(SerialEngine::close);
        try {
            get(submit(() -> {
                Loaded known = loaded;
                if (known != null) {
                    known.executor().close();
                }
                return true;
            }));
        } finally {
            thread.shutdown();
            end.forget();
        }
    }

    /**
     * @throws CancelledException if the process ends
     */
    private <T> Future<T> submit(Callable<T> work) {
        try {
            return thread.submit(work);
        } catch (RejectedExecutionException e) {
            if (end.hasBegun()) {
                throw new CancelledException();
            }
            throw e;
        }
    }

    private static <T> T get(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            throw FailedWork.of(e);
        }
    }

    /** Also cancelled when the caller is gone, or the process ends. */
    private record AbandonableMonitor(TaskMonitor monitor, AtomicBoolean abandoned, EndOfProcess end)
            implements TaskMonitor {
        @Override
        public void progress(String message, double fraction) {
            monitor.progress(message, fraction);
        }

        @Override
        public boolean isCancelled() {
            return abandoned.get() || end.hasBegun() || monitor.isCancelled();
        }
    }
}
