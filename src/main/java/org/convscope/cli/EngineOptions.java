package org.convscope.cli;

import java.util.Locale;
import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What computes: {@code --backend}, {@code --engine} and {@code --threads}. */
final class EngineOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private BackendChoice backend = BackendChoice.AUTO;
    private EngineChoice engine = EngineChoice.AUTO;

    @Option(
            names = "--backend",
            paramLabel = "auto|cpu|cuda",
            description = "What computes; auto takes CUDA where it is there.")
    void backend(BackendChoice choice) {
        backend = choice;
        check();
    }

    @Option(
            names = "--engine",
            paramLabel = "auto|onednn|nd4j",
            description = "Which library computes; auto takes oneDNN on an x86-64 CPU, else ND4J.")
    void engine(EngineChoice choice) {
        engine = choice;
        check();
    }

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads compute; all processors unless told otherwise.")
    void threads(int threads) {
        if (threads < 1) {
            throw WrongUsage.of(spec, "--threads must be 1 or more, not " + threads);
        }
    }

    /** Begins to load the engine's library, beside the opening of files. */
    void loadAhead() {
        EngineFactory.loadAhead(backend, engine);
    }

    /** An engine that loads its backend when it is first used. */
    Engine start() {
        return EngineFactory.start(backend, engine);
    }

    /** Refuses an engine that cannot be had before anything is read or written. */
    private void check() {
        Optional<String> refusal = EngineFactory.refusal(backend, engine);
        if (refusal.isPresent()) {
            throw WrongUsage.of(spec, "--engine " + engine.name().toLowerCase(Locale.ROOT) + ": " + refusal.get());
        }
    }

    BackendChoice backend() {
        return backend;
    }

    EngineChoice engine() {
        return engine;
    }
}
