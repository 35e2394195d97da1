package org.convscope.core.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.core.BackendReport;
import org.convscope.core.backend.Nd4jLibrary.Kind;
import org.convscope.core.backend.Nd4jLibrary.Loaded;
import org.convscope.core.nd4j.RealNd4j;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Picks one of ND4J's backends and loads it; ND4J loads one in a process. */
public final class Backends {
    private final CudaMachine machine;
    private final Nd4jLibrary nd4j;

    Backends(CudaMachine machine, Nd4jLibrary nd4j) {
        this.machine = machine;
        this.nd4j = nd4j;
    }

    public static Backends ofThisMachine() {
        return new Backends(new ThisMachine(), new RealNd4j());
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
     * Loads what was chosen.
     *
     * @throws ProblemException if CUDA was asked for and cannot be had, or nothing loads
     */
    public BackendReport load(BackendChoice choice) {
        if (choice == BackendChoice.CPU) {
            return report(loaded(Kind.CPU), "The CPU was asked for.", List.of("CUDA: not looked for"));
        }
        CudaProbe probe = CudaProbe.look(machine);
        boolean asked = choice == BackendChoice.CUDA;
        if (asked && !probe.usable()) {
            throw refused(probe.reason());
        }
        if (!probe.usable()) {
            return report(loaded(Kind.CPU), "The CPU computes: " + probe.reason() + ".", probe.found());
        }
        Loaded loaded = loaded(Kind.CUDA);
        if (loaded.kind() == Kind.CUDA) {
            return report(loaded, asked ? "CUDA was asked for." : "CUDA: " + probe.reason() + ".", probe.found());
        }
        String reason = probe.reason() + ", but ND4J's CUDA backend does not load and " + loaded.name() + " did";
        if (asked) {
            throw refused(reason);
        }
        return report(loaded, "The CPU computes: " + reason + ".", probe.found());
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
                            .nextStep(
                                    cuda
                                            ? "Start with --backend cpu"
                                            : "Use Linux, Windows or macOS on x86-64, or Linux or macOS on ARM"),
                    e);
        }
    }

    private static BackendReport report(Loaded loaded, String reason, List<String> looked) {
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
                found);
    }
}
