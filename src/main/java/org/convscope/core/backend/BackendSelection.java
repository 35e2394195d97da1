package org.convscope.core.backend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.BackendReport;
import org.convscope.core.EngineReport;
import org.convscope.core.EngineReport.Share;
import org.convscope.core.backend.Nd4jLibrary.Kind;
import org.convscope.core.backend.Nd4jLibrary.Loaded;
import org.convscope.core.nd4j.RealNd4j;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Whether CUDA or the CPU computes on this machine. Loads ND4J's backend for it, one in a process; the engine is chosen
 * by {@link EngineSelection}.
 */
public final class BackendSelection {
    private static final List<Share> SHARES = List.of(
            new Share("ND4J", "convolutions, pooling, dense layers, batch normalisation, ReLU, sums, concatenation"),
            new Share("Java", "the rest"));

    private final CudaMachine machine;
    private final Nd4jLibrary nd4j;
    private final Optional<String> missingOneDnn;

    /**
     * @param missingOneDnn why oneDNN's own library is not there, a clause; empty where it is
     */
    BackendSelection(CudaMachine machine, Nd4jLibrary nd4j, Optional<String> missingOneDnn) {
        this.machine = machine;
        this.nd4j = nd4j;
        this.missingOneDnn = missingOneDnn;
    }

    public static BackendSelection ofThisMachine() {
        Optional<String> missing = OneDnnLibrary.ofThisMachine().missing();
        return new BackendSelection(new ThisMachine(), new RealNd4j(), missing);
    }

    /** Why an engine cannot be had here with a backend, a clause; empty where it can, as far as is known before it loads. */
    public Optional<String> refusal(BackendChoice backend, EngineChoice engine) {
        return EngineSelection.refusal(backend, engine, missingOneDnn);
    }

    /**
     * Chooses the engine that computes. Loads nothing but what tells whether CUDA is there.
     *
     * @throws ProblemException if the engine that was asked for cannot be had
     */
    public EngineSelection select(BackendChoice backend, EngineChoice engine) {
        return EngineSelection.of(backend, engine, () -> CudaProbe.look(machine), missingOneDnn);
    }

    /**
     * The report where an engine computes on the CPU without ND4J.
     *
     * @param engine that computes
     * @param threads how many it computes with
     */
    public BackendReport withoutNd4j(BackendChoice choice, EngineReport engine, int threads) {
        String reason = "The CPU was asked for.";
        List<String> found = List.of("CUDA: not looked for");
        if (choice != BackendChoice.CPU) {
            CudaProbe probe = CudaProbe.look(machine);
            reason = "The CPU computes: "
                    + (probe.usable() ? "the engine " + engine.name() + " was asked for" : probe.reason()) + ".";
            found = probe.found();
        }
        return new BackendReport(
                Kind.CPU.name(), Processor.name(), threads, true, Processor.memoryBytes(), reason, found, engine);
    }

    /** Why a choice cannot be had here, a clause; empty where it can, as far as is known before it loads. */
    public Optional<String> refusal(BackendChoice choice) {
        if (choice != BackendChoice.CUDA) {
            return Optional.empty();
        }
        CudaProbe probe = CudaProbe.look(machine);
        return probe.usable() ? Optional.empty() : Optional.of(probe.reason());
    }

    /**
     * Loads the backend of ND4J that was chosen.
     *
     * @param engine why ND4J computes, a sentence
     * @throws ProblemException if CUDA was asked for and cannot be had, or nothing loads
     */
    public BackendReport load(BackendChoice choice, String engine) {
        if (choice == BackendChoice.CPU) {
            return report(loaded(Kind.CPU), "The CPU was asked for.", List.of("CUDA: not looked for"), engine);
        }
        CudaProbe probe = CudaProbe.look(machine);
        boolean asked = choice == BackendChoice.CUDA;
        if (asked && !probe.usable()) {
            throw refused(probe.reason());
        }
        if (!probe.usable()) {
            return report(loaded(Kind.CPU), "The CPU computes: " + probe.reason() + ".", probe.found(), engine);
        }
        Loaded loaded = loaded(Kind.CUDA);
        if (loaded.kind() == Kind.CUDA) {
            String why = asked ? "CUDA was asked for." : "CUDA: " + probe.reason() + ".";
            return report(loaded, why, probe.found(), engine);
        }
        String reason = probe.reason() + ", but ND4J's CUDA backend does not load and " + loaded.name() + " did";
        if (asked) {
            throw refused(reason);
        }
        return report(loaded, "The CPU computes: " + reason + ".", probe.found(), engine);
    }

    private static ProblemException refused(String reason) {
        return Problem.of("CUDA was asked for, but " + reason)
                .nextStep("Choose cpu or auto")
                .asException();
    }

    private Loaded loaded(Kind kind) {
        try {
            return nd4j.load(kind);
        } catch (LinkageError e) {
            boolean cuda = kind == Kind.CUDA;
            throw new ProblemException(
                    Problem.of(cuda ? "ND4J's CUDA backend does not load" : "no ND4J backend loads on this machine")
                            .found(CudaProbe.message(e))
                            .nextStep(cuda ? "Start with --backend cpu" : nextStep(e)),
                    e);
        }
    }

    private static String nextStep(LinkageError failure) {
        try {
            return NativeFolder.ofThisMachine().nextStep(failure);
        } catch (IOException e) {
            return "Set HOME to a folder that can be written to";
        }
    }

    private static BackendReport report(Loaded loaded, String reason, List<String> looked, String engine) {
        List<String> found = new ArrayList<>(looked);
        found.add("ND4J backend: " + loaded.name());
        found.add("oneDNN: " + (loaded.oneDnn() ? "built in" : "no"));
        return new BackendReport(
                loaded.kind().name(),
                loaded.device(),
                loaded.threads(),
                loaded.oneDnn(),
                loaded.memoryBytes(),
                reason,
                found,
                new EngineReport("ND4J", engine, SHARES));
    }
}
