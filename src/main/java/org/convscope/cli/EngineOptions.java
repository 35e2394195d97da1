package org.convscope.cli;

import java.util.Locale;
import org.convscope.core.Engine;
import org.convscope.core.Engines;
import org.convscope.core.backend.BackendChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What computes. */
final class EngineOptions {
    /** As on the command line. */
    enum Backend {
        AUTO,
        CPU,
        CUDA
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--backend",
            paramLabel = "auto|cpu|cuda",
            description = "What computes; auto takes CUDA where it is there.")
    private Backend backend = Backend.AUTO;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads compute; all processors unless told otherwise.")
    void threads(int threads) {
        if (threads < 1 && spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--threads must be 1 or more, not " + threads);
        }
    }

    /** An engine that loads its backend when it is first used. */
    Engine start() {
        return Engines.start(BackendChoice.parse(backend()));
    }

    /** auto, cpu or cuda. */
    String backend() {
        return backend.name().toLowerCase(Locale.ROOT);
    }
}
