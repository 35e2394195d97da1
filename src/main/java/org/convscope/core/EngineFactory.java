package org.convscope.core;

import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.backend.BackendSelection;
import org.convscope.core.backend.Processor;
import org.convscope.core.onednn.OneDnnEngine;
import org.convscope.problem.ProblemException;

/** Makes the engine. */
public final class EngineFactory {
    private EngineFactory() {}

    /** An engine that loads its backend when first used, or when {@link Engine#backend()} is asked. */
    public static Engine start(BackendChoice backend) {
        return start(backend, EngineChoice.AUTO);
    }

    /**
     * An engine that loads its library and its backend when first used, or when {@link Engine#backend()} is asked; what it
     * cannot have it refuses then.
     */
    public static Engine start(BackendChoice backend, EngineChoice engine) {
        MemoryBudgets budgets = MemoryBudgets.within(Processor.memoryBytes());
        return start(backend, engine, budgets.constantBytes(), budgets.poolBytes());
    }

    /**
     * Begins to load the library of the engine that this choice picks, beside what the caller does next, such as opening a
     * file. What cannot be loaded is said by whoever uses it.
     */
    public static void loadAhead(BackendChoice backend, EngineChoice engine) {
        var loading = new Thread(() -> load(backend, engine), "engine library");
        loading.setDaemon(true);
        loading.start();
        // the process does not end within the library's initialisation
        var end = new Thread(() -> awaitEnd(loading));
        Runtime.getRuntime().addShutdownHook(end);
    }

    private static void load(BackendChoice backend, EngineChoice engine) {
        try {
            if (BackendSelection.ofThisMachine().select(backend, engine).engine() == EngineChoice.ONEDNN) {
                OneDnnEngine.refusal();
            }
        } catch (ProblemException e) {
            // the engine says it when it is used
        }
    }

    private static void awaitEnd(Thread loading) {
        try {
            loading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why a backend cannot be had on this machine, a clause; empty where it can, as far as is known before it loads. */
    public static Optional<String> refusal(BackendChoice backend) {
        return BackendSelection.ofThisMachine().refusal(backend);
    }

    /** Why an engine cannot be had on this machine with a backend, likewise. */
    public static Optional<String> refusal(BackendChoice backend, EngineChoice engine) {
        return BackendSelection.ofThisMachine().refusal(backend, engine);
    }

    /**
     * An engine with limits of memory of its own.
     *
     * @param constantBytes how much native memory prepared weights take at most; a dense kernel of more than a quarter of it
     *     is read anew, in parts, whenever it is needed
     * @param poolBytes how much native memory is kept unused between layers and runs
     */
    public static Engine start(BackendChoice backend, EngineChoice engine, long constantBytes, long poolBytes) {
        return new SerialEngine(backend, engine, constantBytes, poolBytes);
    }
}
