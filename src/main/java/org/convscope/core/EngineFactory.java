package org.convscope.core;

import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.backend.Backends;
import org.convscope.core.backend.Processor;

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

    /** Why a backend cannot be had on this machine, a clause; empty where it can, as far as is known before it loads. */
    public static Optional<String> refusal(BackendChoice backend) {
        return Backends.ofThisMachine().refusal(backend);
    }

    /** Why an engine cannot be had on this machine with a backend, likewise. */
    public static Optional<String> refusal(BackendChoice backend, EngineChoice engine) {
        return Backends.ofThisMachine().refusal(backend, engine);
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
